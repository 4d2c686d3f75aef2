// Finding words in text, for marking them on screen.

/** A stretch of text, marked or not. */
export interface Piece {
  text: string
  marked: boolean
}

const TOO_COMMON = new Set(['规定', '进行', '以及', '或者', '有关', '应当', '什么', '怎么', '如何', '没有', '可以'])

/** The words of a query worth marking: at least two characters long, by the browser's own word breaking. */
export function queryWords(query: string): string[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const words = new Set<string>()
  for (const { segment, isWordLike } of segmenter.segment(query)) {
    if (isWordLike && segment.length >= 2 && !TOO_COMMON.has(segment)) words.add(segment)
  }
  return [...words]
}

/** Splits `text` at every occurrence of a word; overlapping and touching occurrences are one piece. */
export function markWords(text: string, words: string[]): Piece[] {
  const isMarked = new Uint8Array(text.length)
  for (const word of words) {
    if (word === '') continue
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) isMarked.fill(1, at, at + word.length)
  }
  const pieces: Piece[] = []
  let start = 0
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && isMarked[at] === isMarked[start]) continue
    pieces.push({ text: text.slice(start, at), marked: isMarked[start] === 1 })
    start = at
  }
  return pieces
}
