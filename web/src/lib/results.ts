// The results of a run that is still going on, put together from the outputs of the steps that are done.

import type {
  CaseHit,
  Chosen,
  Facts,
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
  draft?: string
  warnings?: Warning[]
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
  results.chosen = output<Chosen[]>('choose')
  results.range = output<RangeReport | null>('range')
  results.cases = output<{ hits: CaseHit[] }>('cases')?.hits
  results.draft = output<{ markdown: string }>('draft')?.markdown
  return results
}
