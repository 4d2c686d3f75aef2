import { expect, it } from 'vitest'

import { splitReferences } from './sentences'

it('finds every sentence that a text points to and keeps the text whole', () => {
  const text = '初次违法（笔录第10句），配合调查（笔录第4、10句）'
  const pieces = splitReferences(text)
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.filter((piece) => piece.segment !== null).map((piece) => piece.segment)).toEqual([9, 3, 9])
})

it('leaves other numbers alone', () => {
  expect(splitReferences('行政处罚法第三十三条第1款')).toEqual([{ text: '行政处罚法第三十三条第1款', segment: null }])
  expect(splitReferences('')).toEqual([])
})
