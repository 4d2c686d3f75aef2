import { describe, expect, it } from 'vitest'

import { countMarks, renderDraft } from './markdown'

describe('rendering a draft', () => {
  it('renders headings, lists and quotes', () => {
    const html = renderDraft('# 行政处罚决定书\n\n1. 罚款\n\n> 第一百二十四条')
    expect(html).toContain('<h1>行政处罚决定书</h1>')
    expect(html).toContain('<ol>')
    expect(html).toContain('<blockquote>')
  })

  it('lets nothing run or load', () => {
    const html = renderDraft('<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n![图](http://a.b/c.png) [链](javascript:alert(1))')
    expect(html).not.toMatch(/<(script|img|a)\b/)
    expect(html).toContain('&lt;script&gt;')
  })

  it('lets references to the transcript be followed', () => {
    expect(renderDraft('当事人承认（笔录第4句）。')).toContain('<button type="button" class="link-button" data-segment="3">4</button>句')
  })

  it('marks what a person must supply or check', () => {
    const draft = '当事人：刘桂芳\n\n证件号码：【待补：证件名称及号码】，住所【未见依据，待核实：人民路118号】，罚款512元【核查未通过：无来源】。'
    expect(renderDraft(draft)).toContain('<mark class="draft-mark">【待补：证件名称及号码】</mark>')
    expect(countMarks(draft)).toBe(3)
  })
})
