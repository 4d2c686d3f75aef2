// Errors of the service (problem+json, RFC 9457) and of the way to it, in one shape that the pages can show.

/** What failed, its stable code, and what to do about it. */
export class ApiProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string | null = null,
    readonly status = 0,
  ) {
    super(message)
  }
}

const UNREACHABLE_HINT = '请确认裁衡服务仍在运行，网络没有中断，然后重试'

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** The problem that an answer with an error status carries; bodies that are no problem+json are named by their status. */
export function problemFromBody(status: number, body: unknown): ApiProblem {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const message = text(fields.detail) ?? text(fields.title) ?? `服务返回了 HTTP ${status}`
  return new ApiProblem(text(fields.code) ?? `http.${status}`, message, text(fields.hint), status)
}

/** Any thrown value as a problem; a failed connection says what to look at. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  if (error instanceof TypeError) return new ApiProblem('network.unreachable', '连接不上服务', UNREACHABLE_HINT)
  return new ApiProblem('page.error', error instanceof Error ? error.message : String(error))
}
