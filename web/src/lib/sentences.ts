// 笔录第4、10句 in any text of the service: where it points into the transcript.

/** A stretch of text; `segment` where it names a sentence of the transcript, counted from 0. */
export interface Reference {
  text: string
  segment: number | null
}

const SENTENCES = /(笔录第)([\d、]+)(?=句)/

/** Splits text so that every number of a sentence is a piece of its own. */
export function splitReferences(text: string): Reference[] {
  const pieces: Reference[] = []
  const plain = (words: string): void => {
    if (words !== '') pieces.push({ text: words, segment: null })
  }
  let rest = text
  for (let match = SENTENCES.exec(rest); match; match = SENTENCES.exec(rest)) {
    const [whole, prefix = '', numbers = ''] = match
    plain(rest.slice(0, match.index) + prefix)
    for (const part of numbers.split(/(、)/)) {
      if (/^\d+$/.test(part)) pieces.push({ text: part, segment: Number(part) - 1 })
      else plain(part)
    }
    rest = rest.slice(match.index + whole.length)
  }
  plain(rest)
  return pieces
}
