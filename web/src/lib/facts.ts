// The facts of a case as rows for reading.

import type { Fact, Facts, Quantity } from '../api/types'
import { CIRCUMSTANCES } from './circumstances'
import { chineseDate, yuan } from './format'

/** A fact as shown; `text` is null where nothing was said. */
export interface FactRow {
  label: string
  text: string | null
  fact: Fact<unknown>
  /** Words to look for in the sentences that the fact was read from. */
  words: string[]
}

function row<T>(label: string, fact: Fact<T>, show: (value: NonNullable<T>) => string): FactRow {
  const text = fact.value === null || fact.value === undefined ? null : show(fact.value)
  return { label, text, fact, words: text === null ? [] : wordsOf(fact.value, text) }
}

function wordsOf(value: unknown, text: string): string[] {
  if (typeof value === 'number') return [String(value)]
  if (typeof value === 'object' && value !== null) {
    const { number, unit } = value as Quantity
    return [`${number}${unit}`, String(number)]
  }
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value))
  if (date) return [chineseDate(text), `${Number(date[2])}月${Number(date[3])}日`]
  return [text]
}

function quantity({ number, unit, of }: Quantity): string {
  return `${of ?? ''}${of ? ' ' : ''}${number} ${unit}`
}

const plain = (value: string): string => value

/** The facts that every case has, in the order in which a decision names them. */
export function scalarRows(facts: Facts): FactRow[] {
  const rows = [
    row('当事人', facts.party, plain),
    row('主体类型', facts.party_kind, plain),
    row('被询问人', facts.interviewee, plain),
    row('行为日期', facts.date, chineseDate),
    row('行为地点', facts.place, plain),
    row('违法行为', facts.act, plain),
    row('货值金额', facts.goods_value, yuan),
    row('违法所得', facts.illegal_gain, yuan),
  ]
  return rows.filter((fact) => fact.label !== '被询问人' || fact.text !== null)
}

/** The facts of which a case has any number. */
export function listedRows(facts: Facts): FactRow[] {
  return [
    ...facts.circumstances.map((fact) => row('裁量情节', fact, (id) => CIRCUMSTANCES[id] ?? id)),
    ...facts.quantities.map((fact) => row('数量', fact, quantity)),
    ...facts.plates.map((fact) => row('车牌', fact, plain)),
    ...facts.evidence.map((fact) => row('证据', fact, plain)),
    ...facts.defence.map((fact) => row('陈述申辩', fact, plain)),
    ...facts.disputed.map((fact) => row('争议', fact, plain)),
  ]
}
