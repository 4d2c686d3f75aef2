// The shapes that the pages read, as the service gives them (amounts in yuan, times in seconds or UTC).

export type Status = 'pending' | 'running' | 'done' | 'failed' | 'cancelled'

export interface Run {
  id: string
  title: string
  file_name: string
  kind: 'audio' | 'transcript'
  sha256: string
  as_of?: string | null
  status: Status
  error?: StepError | null
  created_at: string
  updated_at: string
  finished_at?: string | null
}

export interface StepError {
  code: string
  message: string
}

export interface StepSummary {
  name: string
  status: Status
  seconds?: number | null
  started_at?: string | null
  error?: StepError | null
}

export interface RunProgress {
  step: string
  done: number
  total: number
  message: string
}

export interface RunDetail {
  run: Run
  steps: StepSummary[]
  progress?: RunProgress | null
}

/** A step as it is on record. */
export interface StepRecord extends Omit<StepSummary, 'error'> {
  error_code?: string | null
  error_message?: string | null
  input?: unknown
  output?: unknown
  model?: string | null
  model_sha256?: string | null
  prompt_version?: string | null
}

export interface Segment {
  start: number
  end: number
  speaker?: string | null
  text: string
  confidence: number
}

export interface Warning {
  code: string
  message: string
}

export interface Transcript {
  segments: Segment[]
  warnings?: Warning[]
}

export interface Fact<T> {
  value: T | null
  segments: number[]
  supported: boolean
  origin: 'rule' | 'model' | 'none'
}

export interface Quantity {
  number: number
  unit: string
  of?: string | null
}

export interface Facts {
  party: Fact<string>
  party_kind: Fact<string>
  interviewee: Fact<string>
  date: Fact<string>
  place: Fact<string>
  act: Fact<string>
  goods_value: Fact<number>
  illegal_gain: Fact<number>
  quantities: Fact<Quantity>[]
  plates: Fact<string>[]
  circumstances: Fact<string>[]
  evidence: Fact<string>[]
  defence: Fact<string>[]
  disputed: Fact<string>[]
}

export interface ProvisionHit {
  rank: number
  score: number
  law: string
  article: number
  article_suffix?: number | null
  text: string
  valid_from?: string | null
  valid_to?: string | null
  chapter?: string | null
  is_penalty: boolean
  why: string[]
  provision_id: number
  version_note?: string | null
}

export interface ProvisionAnswer {
  hits: ProvisionHit[]
  notes: string[]
}

export interface Chosen {
  law: string
  article: number
  article_suffix?: number | null
  reason: string
  provision_id: number
  confidence: number
}

export interface FineRange {
  min?: number | null
  max?: number | null
}

export interface RangeStep {
  rule: string
  source: string
  input: string
  result: string
}

export interface RangeReport {
  statutory: FineRange
  tier?: { id: string; name: string; source: string } | null
  case: FineRange
  other: string[]
  steps: RangeStep[]
  notes: string[]
}

export interface CaseHit {
  rank: number
  score: number
  case_id: string
  decided_on?: string | null
  agency: string
  region?: string | null
  field: string
  party: string
  party_kind?: string | null
  facts: string
  basis: string[]
  penalties: string[]
  fine?: number | null
  circumstances: string[]
  invented: boolean
  why: string[]
}

export interface AssistReport {
  transcript: Transcript
  facts: Facts
  provisions: ProvisionHit[]
  chosen: Chosen[]
  range?: RangeReport | null
  cases: CaseHit[]
  draft: string
  warnings: Warning[]
  timings: Record<string, number>
}

export interface CitationResult {
  text: string
  law?: string | null
  article?: number | null
  article_suffix?: number | null
  exists: boolean
  in_force: boolean
  quote_ok?: boolean | null
  note?: string | null
}

export interface CitationReport {
  citations: CitationResult[]
  ok: boolean
}
