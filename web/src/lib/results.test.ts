import { expect, it } from 'vitest'

import type { StepRecord } from '../api/types'
import { dutyOf, resultsFromSteps } from './results'

function step(name: string, status: StepRecord['status'], output?: unknown): [string, StepRecord] {
  return [name, { name, status, output, attempt: 1, started_at: '2026-11-23T01:00:00Z' }]
}

it('shows what the finished steps found and leaves the rest open', () => {
  const results = resultsFromSteps(
    new Map([
      step('transcribe', 'done', { segments: [{ start: 0, end: 1, text: '属实。', confidence: 1 }] }),
      step('range', 'done', null),
      step('draft', 'done', { markdown: '草稿', polished: [] }),
      step('check', 'failed'),
    ]),
  )
  expect(results.transcript?.segments).toHaveLength(1)
  expect(results.facts).toBeUndefined()
  // No range could be computed: that is a result, and not the same as a step that has not come yet.
  expect(results.range).toBeNull()
  expect(results.draft).toBe('草稿')
  expect(results.warnings).toBeUndefined()
})

it('prefers the draft as it was checked', () => {
  const records = new Map([
    step('draft', 'done', { markdown: '罚款512元', polished: [] }),
    step('check', 'done', { markdown: '罚款512元【核查未通过：无来源】', warnings: [{ code: 'draft.amount', message: '512元没有来源' }] }),
  ])
  expect(resultsFromSteps(records).draft).toContain('核查未通过')
  expect(resultsFromSteps(records).warnings).toHaveLength(1)
})

it('knows no duty where the choice found none', () => {
  expect(dutyOf(new Map([step('choose', 'done', { chosen: [], duty: null })]))).toBeNull()
  expect(dutyOf(new Map())).toBeNull()
})
