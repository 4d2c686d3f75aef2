import { describe, expect, it } from 'vitest'

import { markSpans, markWords, tellingWords } from './highlight'

describe('marking words', () => {
  it('joins occurrences that overlap and loses no character', () => {
    const text = '经营超过保质期的食品'
    const pieces = markWords(text, ['超过保质期', '保质期的', '食品'])
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    expect(pieces).toEqual([
      { text: '经营', marked: false },
      { text: '超过保质期的食品', marked: true },
    ])
  })

  it('marks nothing without words and survives empty text', () => {
    expect(markWords('罚款', [])).toEqual([{ text: '罚款', marked: false }])
    expect(markWords('', ['罚款'])).toEqual([])
  })

  it('marks spans by characters, line by line, whatever UTF-16 makes of them', () => {
    const lines = markSpans('𠮷店经营\n（一）过期<b>', [{ start: 2, end: 4 }, { start: 8, end: 10 }])
    expect(lines).toEqual([
      [{ text: '𠮷店', marked: false }, { text: '经营', marked: true }],
      [{ text: '（一）', marked: false }, { text: '过期', marked: true }, { text: '<b>', marked: false }],
    ])
  })

  it('prefers what the query and the text share word for word', () => {
    const words = tellingWords('经营超过保质期的食品', '生产经营标注虚假生产日期、保质期或者超过保质期的食品、食品添加剂')
    expect(words).toEqual(['超过保质期的食品'])
  })

  it('falls back to the words of the query that tell something', () => {
    const words = tellingWords('超市销售过期的食品，怎么处罚？', '生产经营不符合标准的食品')
    expect(words).toContain('食品')
    expect(words).not.toContain('的')
    expect(words).not.toContain('怎么')
    expect(tellingWords('过期食品', '食品、食品、食品、食品、食品')).not.toContain('食品')
  })
})
