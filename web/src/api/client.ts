// The calls that the pages make, one function each; paths, parameters and answers are checked against the service's document.

import createClient from 'openapi-fetch'

import { ApiProblem, problemFromBody } from './problem'
import type { paths } from './schema'
import type {
  AssistReport,
  CitationReport,
  NewSecondFactor,
  ProvisionAnswer,
  RunDetail,
  RunList,
  ServiceStatus,
  Session,
  SessionRow,
  StepRecord,
} from './types'

const client = createClient<paths>({ baseUrl: '/' })

/** Goes along with each change, so that no page of another site can make one. */
let csrfToken: string | null = null
/** Told when the service no longer knows who we are. */
let onSignedOut: () => void = () => {}

export function setCsrfToken(token: string | null): void {
  csrfToken = token
}

export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener
}

const SIGNED_OUT = new Set(['access.login_required', 'access.session'])

client.use({
  onRequest({ request }) {
    if (csrfToken && request.method !== 'GET') request.headers.set('X-CSRF-Token', csrfToken)
    return request
  },
})

function failed(status: number, body: unknown): ApiProblem {
  const problem = problemFromBody(status, body)
  if (SIGNED_OUT.has(problem.code)) onSignedOut()
  return problem
}

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

async function taken<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call
  if (!response.ok || data === undefined) throw failed(response.status, error)
  return data
}

/** A call that answers with nothing. */
async function done(call: Promise<Answer<unknown>>): Promise<void> {
  const { error, response } = await call
  if (!response.ok) throw failed(response.status, error)
}

/** Who is signed in; also answered where nobody is. */
export function getSession(): Promise<Session> {
  return taken(client.GET('/api/v1/session'))
}

export function logIn(login: string, password: string, code: string | null): Promise<Session> {
  return taken(client.POST('/api/v1/session', { body: { login, password, code } }))
}

export function logOut(): Promise<void> {
  return done(client.DELETE('/api/v1/session'))
}

/** All sessions of the person end; the answer is the new one. */
export function changePassword(current: string, next: string): Promise<Session> {
  return taken(client.POST('/api/v1/session/password', { body: { current, new: next } }))
}

export function beginSecondFactor(password: string): Promise<NewSecondFactor> {
  return taken(client.POST('/api/v1/session/second-factor', { body: { password } }))
}

/** Gives the recovery codes, which are shown this once. */
export async function confirmSecondFactor(code: string): Promise<string[]> {
  const answer = await taken(client.PUT('/api/v1/session/second-factor', { body: { code } }))
  return answer.recovery_codes
}

export function removeSecondFactor(password: string, code: string): Promise<void> {
  return done(client.DELETE('/api/v1/session/second-factor', { body: { password, code } }))
}

export function listSessions(): Promise<SessionRow[]> {
  return taken(client.GET('/api/v1/sessions'))
}

export function endSession(id: string): Promise<void> {
  return done(client.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }))
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
    if (csrfToken) upload.setRequestHeader('X-CSRF-Token', csrfToken)
    upload.responseType = 'json'
    upload.upload.onprogress = (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0)
    upload.onerror = () => reject(new TypeError('upload failed'))
    upload.onabort = () => reject(new ApiProblem('upload.aborted', '上传已中断'))
    upload.onload = () => {
      const body = upload.response as { run_id?: string } | null
      if (upload.status >= 400 || !body?.run_id) reject(failed(upload.status, body))
      else resolve(body.run_id)
    }
    upload.send(form)
  })
}
