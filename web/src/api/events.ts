// Following a run: server-sent events, and polling beside them for proxies that hold events back.

import { eventsUrl } from './client'
import type { RunProgress } from './types'

export interface RunListener {
  /** Something changed on the server; read the run again. */
  changed(): void
  progress(progress: RunProgress): void
}

const POLL_MILLISECONDS = 3000

/** Calls the listener until the returned function is called. */
export function followRun(id: string, listener: RunListener): () => void {
  const source = new EventSource(eventsUrl(id))
  source.addEventListener('progress', (event) => {
    listener.progress(JSON.parse((event as MessageEvent<string>).data) as RunProgress)
  })
  source.addEventListener('step', () => listener.changed())
  source.addEventListener('end', () => {
    source.close()
    listener.changed()
  })
  const timer = window.setInterval(() => listener.changed(), POLL_MILLISECONDS)
  return () => {
    source.close()
    window.clearInterval(timer)
  }
}
