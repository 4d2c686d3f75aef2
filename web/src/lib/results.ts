// The results of a run that is still going on, put together from the outputs of the steps that are done.

import type {
  CaseHit,
  Chosen,
  Deviation,
  Distribution,
  Facts,
  Need,
  ProvisionHit,
  RangeReport,
  StepRecord,
  Transcript,
  Warning,
} from '../api/types'

/** What is known so far; `undefined` where the step has not come yet. */
export interface Results {
  transcript?: Transcript
  facts?: Facts
  provisions?: ProvisionHit[]
  chosen?: Chosen[]
  range?: RangeReport | null
  cases?: CaseHit[]
  distribution?: Distribution | null
  deviation?: Deviation | null
  /** With the finished report only. */
  evidence?: Need[]
  draft?: string
  warnings?: Warning[]
}

/** The article of the duty that was breached: on record with the step that chose. */
export function dutyOf(records: ReadonlyMap<string, StepRecord>): ProvisionHit | null {
  return (records.get('choose')?.output as { duty?: ProvisionHit | null } | null | undefined)?.duty ?? null
}

/** Reads the outputs of the steps that are done. */
export function resultsFromSteps(records: ReadonlyMap<string, StepRecord>): Results {
  const output = <T>(name: string): T | undefined => {
    const record = records.get(name)
    return record?.status === 'done' ? (record.output as T) : undefined
  }
  const results: Results = {}
  results.transcript = output<Transcript>('transcribe')
  results.facts = output<Facts>('extract')
  results.provisions = output<{ hits: ProvisionHit[] }>('provisions')?.hits
  const choice = output<{ chosen: Chosen[] }>('choose')
  results.chosen = choice?.chosen
  results.range = output<RangeReport | null>('range')
  const cases = output<{ hits: CaseHit[]; distribution?: Distribution; deviation?: Deviation }>('cases')
  results.cases = cases?.hits
  results.distribution = cases?.distribution
  results.deviation = cases?.deviation
  const checked = output<{ markdown: string; warnings: Warning[] }>('check')
  results.draft = checked?.markdown ?? output<{ markdown: string }>('draft')?.markdown
  results.warnings = checked?.warnings
  return results
}
