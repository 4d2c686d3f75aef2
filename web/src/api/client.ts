// The calls that the pages make, one function each.

import { ApiProblem, problemFromBody } from './problem'
import type { CitationReport, AssistReport, ProvisionAnswer, Run, RunDetail, StepRecord } from './types'

export const BASE = '/api/v1'

async function request<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`${BASE}${path}`, init)
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  const body: unknown = isJson ? await response.json() : await response.text()
  if (!response.ok) throw problemFromBody(response.status, body)
  return body as T
}

function post<T>(path: string, body?: unknown): Promise<T> {
  const headers = body === undefined ? undefined : { 'content-type': 'application/json' }
  return request<T>(path, { method: 'POST', headers, body: body === undefined ? undefined : JSON.stringify(body) })
}

function query(values: Record<string, string | number | boolean | null | undefined>): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') pairs.set(name, String(value))
  }
  return pairs.toString()
}

/** The latest runs, newest first; `before` is the last one already known. */
export async function listRuns(limit: number, before?: string): Promise<Run[]> {
  return (await request<{ runs: Run[] }>(`/runs?${query({ limit, before })}`)).runs
}

export function getRun(id: string): Promise<RunDetail> {
  return request(`/runs/${encodeURIComponent(id)}`)
}

export function getStep(id: string, step: string): Promise<StepRecord> {
  return request(`/runs/${encodeURIComponent(id)}/steps/${step}`)
}

export function getReport(id: string): Promise<AssistReport> {
  return request(`/runs/${encodeURIComponent(id)}/report`)
}

export function cancelRun(id: string): Promise<unknown> {
  return post(`/runs/${encodeURIComponent(id)}/cancel`)
}

export function recordingUrl(id: string): string {
  return `${BASE}/runs/${encodeURIComponent(id)}/recording`
}

export interface ProvisionQuery {
  q: string
  asOf: string | null
  limit: number
  penaltyOnly: boolean
}

export function searchProvisions({ q, asOf, limit, penaltyOnly }: ProvisionQuery): Promise<ProvisionAnswer> {
  return request(`/provisions/search?${query({ q, as_of: asOf, limit, penalty_only: penaltyOnly || null })}`)
}

export function checkCitations(text: string, asOf: string | null): Promise<CitationReport> {
  return post('/citations/check', asOf ? { text, as_of: asOf } : { text })
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
    upload.open('POST', `${BASE}/runs`)
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
