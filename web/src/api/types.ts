// The shapes that the pages read, by short names. All come from the service's OpenAPI document (amounts in yuan, times in
// seconds or UTC); what the document can't say is said here.

import type { components } from './schema'

type Schemas = components['schemas']

export type CaseHit = Schemas['CaseHit']
export type Chosen = Schemas['Chosen']
export type Deviation = Schemas['Deviation']
export type Distribution = Schemas['Distribution']
export type FineRange = Schemas['FineRange']
export type NewSecondFactor = Schemas['NewSecondFactor']
export type Need = Schemas['Need']
export type ProvisionAnswer = Schemas['ProvisionAnswer']
export type ProvisionHit = Schemas['ProvisionHit']
export type Quantity = NonNullable<Schemas['Fact_Quantity']['value']>
export type RangeReport = Schemas['RangeReport']
export type Run = Schemas['RunView']
export type RunDetail = Schemas['RunDetail']
export type RunProgress = Schemas['ProgressEvent']
export type RunList = Schemas['RunList']
export type Segment = Schemas['Segment']
export type ServiceStatus = Schemas['ServiceStatus']
export type Status = Schemas['Status']
export type Session = Schemas['SessionState']
export type SessionRow = Schemas['SessionRow']
export type StepSummary = Schemas['StepView']
export type Transcript = Schemas['Transcript']
export type Warning = Schemas['Warning']

/** A value with its evidence; null where nothing was said, which the document does not tell of generic types. */
export type Fact<T> = Omit<Schemas['Fact_String'], 'value'> & { value?: T | null }

type WithNulls<F> = F extends { value?: infer T } ? Fact<T> : F extends (infer E)[] ? WithNulls<E>[] : F

export type Facts = { [Name in keyof Schemas['Facts']]: WithNulls<Schemas['Facts'][Name]> }
export type AssistReport = Omit<Schemas['AssistReport'], 'facts'> & { facts: Facts }

/** A step as it is on record; what goes in and out differs from step to step. */
export type StepRecord = Omit<Schemas['StepDetail'], 'input' | 'output'> & { input?: unknown; output?: unknown }

/** A citation as checked; without an article where none could be read. */
export type CitationResult = Omit<Schemas['CheckedCitation'], 'article'> & { article?: number | null }
export type CitationReport = Omit<Schemas['CitationReport'], 'citations'> & { citations: CitationResult[] }
