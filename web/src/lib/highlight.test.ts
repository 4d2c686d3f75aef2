import { describe, expect, it } from 'vitest'

import { markWords, queryWords } from './highlight'

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

  it('keeps the telling words of a query', () => {
    const words = queryWords('超市销售过期的食品，怎么处罚？')
    expect(words).toContain('食品')
    expect(words).not.toContain('的')
    expect(words).not.toContain('怎么')
  })
})
