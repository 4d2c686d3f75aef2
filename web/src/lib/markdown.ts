// Drafts as HTML. Raw HTML, links and images in a draft stay text: nothing in it can run or load anything.

import MarkdownIt from 'markdown-it'

/** Places that a person must fill in or check: 【待补：…】, 【未见依据，待核实：…】, 【核查未通过：…】. */
const MARK = /(【(?:待|未见|核查)[^】]*】)/

const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false })
renderer.disable(['link', 'image', 'autolink', 'reference', 'html_inline', 'html_block'])

renderer.core.ruler.push('marks', (state) => {
  for (const block of state.tokens) {
    if (block.type !== 'inline' || !block.children) continue
    block.children = block.children.flatMap((token) => {
      if (token.type !== 'text' || !MARK.test(token.content)) return [token]
      return token.content.split(MARK).flatMap((text) => {
        if (text === '') return []
        const piece = new state.Token('text', '', 0)
        piece.content = text
        if (!MARK.test(text)) return [piece]
        const open = new state.Token('mark_open', 'mark', 1)
        open.attrSet('class', 'draft-mark')
        return [open, piece, new state.Token('mark_close', 'mark', -1)]
      })
    })
  }
})

/** Safe HTML of a draft, its marks as `<mark class="draft-mark">`. */
export function renderDraft(markdown: string): string {
  return renderer.render(markdown)
}

/** How many places of a draft a person must still fill in or check. */
export function countMarks(markdown: string): number {
  return markdown.match(new RegExp(MARK.source, 'g'))?.length ?? 0
}
