// Finding words in text, for marking them on screen.

/** A stretch of text, marked or not. */
export interface Piece {
  text: string
  marked: boolean
}

/** A stretch of a text in characters (code points), the end excluded, as the service counts them. */
export interface Span {
  start: number
  end: number
}

/** A run that a query and a text share tells something from this many characters on. */
const TELLING_RUN = 4
/** A word that a text repeats more often than this tells nothing about where to look in it. */
const TELLING_TIMES = 4

const TOO_COMMON = new Set(['规定', '进行', '以及', '或者', '有关', '应当', '什么', '怎么', '如何', '没有', '可以', '行为'])

function words(query: string): string[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const found = [...segmenter.segment(query)].filter((piece) => piece.isWordLike).map((piece) => piece.segment)
  return [...new Set(found)].filter((word) => word.length >= 2 && !TOO_COMMON.has(word))
}

/** The longest runs of characters that a query and a text share. */
function sharedRuns(query: string, text: string): string[] {
  const runs: string[] = []
  let start = 0
  while (start + TELLING_RUN <= query.length) {
    let end = start + TELLING_RUN
    if (!text.includes(query.slice(start, end))) {
      start++
      continue
    }
    while (end < query.length && text.includes(query.slice(start, end + 1))) end++
    runs.push(query.slice(start, end))
    start = end - TELLING_RUN + 1
  }
  return runs
}

/** What to mark in `text` for a query: the runs that both share, or else the words of the query by themselves. */
export function tellingWords(query: string, text: string): string[] {
  const runs = sharedRuns(query, text)
  if (runs.length > 0) return runs
  return words(query).filter((word) => text.split(word).length - 1 <= TELLING_TIMES)
}

/** Splits `text` at every occurrence of a word; overlapping and touching occurrences are one piece. */
export function markWords(text: string, toMark: string[]): Piece[] {
  const isMarked = new Uint8Array(text.length)
  for (const word of toMark) {
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

/** The lines of `text`, each in pieces: what lies in a span is marked. */
export function markSpans(text: string, spans: Span[]): Piece[][] {
  let line: Piece[] = []
  const lines = [line]
  let at = 0
  for (const character of text) {
    const marked = spans.some((span) => span.start <= at && at < span.end)
    at++
    if (character === '\n') {
      line = []
      lines.push(line)
      continue
    }
    const last = line.at(-1)
    if (last?.marked === marked) last.text += character
    else line.push({ text: character, marked })
  }
  return lines
}
