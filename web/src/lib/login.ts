// Where to go after the login.

/** The path that was asked for, where it is one of ours; a name of another host would lead away. */
export function localPath(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/'
}
