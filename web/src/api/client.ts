// The calls that the pages make, one function each; paths, parameters and answers are checked against the service's document.

import createClient from 'openapi-fetch'

import { ApiProblem, problemFromBody } from './problem'
import type { paths } from './schema'
import type { AssistReport, CitationReport, ProvisionAnswer, RunDetail, RunList, ServiceStatus, StepRecord } from './types'

const client = createClient<paths>({ baseUrl: '/' })

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

async function taken<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call
  if (!response.ok || data === undefined) throw problemFromBody(response.status, error)
  return data
}

/** The latest runs, newest first; `before` is the `next` of the page before. */
export function listRuns(limit: number, before?: string): Promise<RunList> {
  return taken(client.GET('/api/v1/runs', { params: { query: { limit, before } } }))
}

export function getRun(id: string): Promise<RunDetail> {
  return taken(client.GET('/api/v1/runs/{id}', { params: { path: { id } } }))
}

export function getStep(id: string, name: string): Promise<StepRecord> {
  return taken(client.GET('/api/v1/runs/{id}/steps/{name}', { params: { path: { id, name } } }))
}

export async function getReport(id: string): Promise<AssistReport> {
  return taken(client.GET('/api/v1/runs/{id}/report', { params: { path: { id } } }))
}

export async function cancelRun(id: string): Promise<void> {
  await taken(client.POST('/api/v1/runs/{id}/cancel', { params: { path: { id } } }))
}

export function recordingUrl(id: string): string {
  return `/api/v1/runs/${encodeURIComponent(id)}/recording`
}

export function eventsUrl(id: string): string {
  return `/api/v1/runs/${encodeURIComponent(id)}/events`
}

export function getStatus(): Promise<ServiceStatus> {
  return taken(client.GET('/api/v1/status'))
}

export interface ProvisionQuery {
  q: string
  asOf: string | null
  limit: number
  penaltyOnly: boolean
  /** One law by its name; null for all. */
  law?: string | null
  /** `next` of the page before. */
  cursor?: string | null
}

/** A page of provisions; the first one with counts over all candidates. */
export function searchProvisions({ q, asOf, limit, penaltyOnly, law, cursor }: ProvisionQuery): Promise<ProvisionAnswer> {
  const query = {
    q,
    as_of: asOf ?? undefined,
    limit,
    penalty_only: penaltyOnly || undefined,
    law: law ?? undefined,
    cursor: cursor ?? undefined,
    facets: cursor ? undefined : true,
  }
  return taken(client.GET('/api/v1/provisions/search', { params: { query } }))
}

export function checkCitations(text: string, asOf: string | null): Promise<CitationReport> {
  return taken(client.POST('/api/v1/citations/check', { body: { text, as_of: asOf } }))
}

export interface NewRun {
  file: File
  title: string
  asOf: string | null
}

/**
 * Uploads a recording or a transcript and returns the id of its run. XMLHttpRequest, because fetch tells nothing of how
 * far an upload is, and recordings are large.
 */
export function createRun(run: NewRun, onProgress: (share: number) => void): Promise<string> {
  const form = new FormData()
  // Fields before the file: the service reads the parts as they come.
  if (run.title) form.set('title', run.title)
  if (run.asOf) form.set('as_of', run.asOf)
  form.set('file', run.file)
  return new Promise((resolve, reject) => {
    const upload = new XMLHttpRequest()
    upload.open('POST', '/api/v1/runs')
    upload.responseType = 'json'
    upload.upload.onprogress = (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0)
    upload.onerror = () => reject(new TypeError('upload failed'))
    upload.onabort = () => reject(new ApiProblem('upload.aborted', '上传已中断'))
    upload.onload = () => {
      const body = upload.response as { run_id?: string } | null
      if (upload.status >= 400 || !body?.run_id) reject(problemFromBody(upload.status, body))
      else resolve(body.run_id)
    }
    upload.send(form)
  })
}
