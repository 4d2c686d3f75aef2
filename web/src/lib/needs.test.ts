import { expect, it } from 'vitest'

import type { Deviation, Need } from '../api/types'
import { departs, elementName, kindNames, missingFirst } from './needs'

function need(name: string, missing: boolean): Need {
  return { element: 'amount', name, collect: '票据', kinds: ['documents', 'scene_record'], proves: '货值', have: [], missing }
}

it('shows what is missing first and keeps the order otherwise', () => {
  const sorted = missingFirst([need('甲', false), need('乙', true), need('丙', false), need('丁', true)])
  expect(sorted.map((one) => one.name)).toEqual(['乙', '丁', '甲', '丙'])
})

it('names elements and kinds in the words of the law', () => {
  expect(elementName('amount')).toBe('数量、金额')
  expect(kindNames(need('甲', true).kinds)).toBe('书证、勘验笔录、现场笔录')
})

it('warns of a departure, and neither of a usual fine nor of too few cases', () => {
  const of = (kind: Deviation['kind']): boolean =>
    departs({ kind, of: '', compared: 'range', reason: '', numbers: { count: 9, invented: 0 } })
  expect(['far_above', 'above', 'below', 'far_below'].every((kind) => of(kind as Deviation['kind']))).toBe(true)
  expect(of('within') || of('too_few')).toBe(false)
})
