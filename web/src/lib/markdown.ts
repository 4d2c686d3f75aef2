// Drafts as HTML. Raw HTML, links and images in a draft stay text: nothing in it can run or load anything.

import MarkdownIt, { type StateCore } from 'markdown-it'

import { splitReferences } from './sentences'

/** Places that a person must fill in or check: 【待补：…】, 【未见依据，待核实：…】, 【核查未通过：…】. */
const MARK = /(【(?:待|未见|核查)[^】]*】)/

const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false })
renderer.disable(['link', 'image', 'autolink', 'reference', 'html_inline', 'html_block'])

type Token = StateCore['tokens'][number]

function textToken(state: StateCore, text: string): Token {
  const token = new state.Token('text', '', 0)
  token.content = text
  return token
}

function wrapped(state: StateCore, tag: string, attributes: [string, string][], text: string): Token[] {
  const open = new state.Token(`${tag}_open`, tag, 1)
  open.attrs = attributes
  return [open, textToken(state, text), new state.Token(`${tag}_close`, tag, -1)]
}

/** Text with its references to the transcript as buttons. */
function withReferences(state: StateCore, text: string): Token[] {
  return splitReferences(text).flatMap((piece) => {
    if (piece.segment === null) return [textToken(state, piece.text)]
    return wrapped(state, 'button', [['type', 'button'], ['class', 'link-button'], ['data-segment', String(piece.segment)]], piece.text)
  })
}

renderer.core.ruler.push('marks', (state) => {
  for (const block of state.tokens) {
    if (block.type !== 'inline' || !block.children) continue
    block.children = block.children.flatMap((token) => {
      if (token.type !== 'text') return [token]
      return token.content.split(MARK).flatMap((text) => {
        if (text === '') return []
        if (MARK.test(text)) return wrapped(state, 'mark', [['class', 'draft-mark']], text)
        return withReferences(state, text)
      })
    })
  }
})

/** Safe HTML of a draft: its marks as `<mark class="draft-mark">`, sentences of the transcript as `<button data-segment>`. */
export function renderDraft(markdown: string): string {
  return renderer.render(markdown)
}

/** How many places of a draft a person must still fill in or check. */
export function countMarks(markdown: string): number {
  return markdown.match(new RegExp(MARK.source, 'g'))?.length ?? 0
}
