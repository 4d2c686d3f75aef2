// Who is signed in, shared by all pages.

import { readonly, shallowRef } from 'vue'

import { getSession, logIn, logOut, setCsrfToken } from '../api/client'
import type { Session } from '../api/types'

const session = shallowRef<Session | null>(null)

/** Takes over what the service answered. */
export function keepSession(now: Session): void {
  session.value = now
  setCsrfToken(now.csrf_token ?? null)
}

/** Asks the service who is signed in. */
export async function loadSession(): Promise<void> {
  keepSession(await getSession())
}

/** Nobody is signed in any more. */
export function forgetSession(): void {
  keepSession({ mode: 'signed_out', permissions: [], duties: [] })
}

async function signIn(login: string, password: string, code: string | null): Promise<void> {
  keepSession(await logIn(login, password, code))
}

async function signOut(): Promise<void> {
  try {
    await logOut()
  } finally {
    forgetSession()
  }
}

export function useSession() {
  return { session: readonly(session), signIn, signOut }
}
