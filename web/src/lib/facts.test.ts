import { expect, it } from 'vitest'

import type { Fact, Facts } from '../api/types'
import { CIRCUMSTANCES } from './circumstances'
import { listedRows, scalarRows } from './facts'

function fact<T>(value: T | null, segments: number[] = [0]): Fact<T> {
  return { value, segments, supported: value !== null, origin: value === null ? 'none' : 'rule' }
}

const FACTS: Facts = {
  party: fact('好邻居食品店'),
  party_kind: fact('个体工商户'),
  interviewee: fact<string>(null),
  date: fact('2025-03-12'),
  place: fact<string>(null),
  act: fact('经营超过保质期的食品'),
  goods_value: fact(152.5),
  illegal_gain: fact<number>(null),
  quantities: [fact({ number: 9, unit: '袋', of: '面包' })],
  plates: [],
  circumstances: [fact('first_offence'), fact('unheard_of')],
  evidence: [],
  defence: [],
  disputed: [],
}

it('keeps a row for every fact that a decision needs, also where nothing was said', () => {
  const rows = scalarRows(FACTS)
  expect(rows.find((row) => row.label === '行为地点')?.text).toBeNull()
  expect(rows.find((row) => row.label === '货值金额')?.text).toBe('152.5 元')
  expect(rows.map((row) => row.label)).not.toContain('被询问人')
})

it('looks for dates and quantities in the words that people say', () => {
  const date = scalarRows(FACTS).find((row) => row.label === '行为日期')
  expect(date?.text).toBe('2025年3月12日')
  expect(date?.words).toContain('3月12日')
  expect(listedRows(FACTS).find((row) => row.label === '数量')?.words).toContain('9袋')
})

it('names circumstances, and shows an identifier that it does not know', () => {
  expect(listedRows(FACTS).filter((row) => row.label === '裁量情节').map((row) => row.text)).toEqual([CIRCUMSTANCES.first_offence, 'unheard_of'])
})
