// Signing in, in a browser on the real binary: the one-time password, the forced change, a second factor, the way back.

import { createHmac } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test, type Page } from '@playwright/test'

import { addOfficer, oneTimePassword, start, type Service } from './service'

const SHOTS = '../test-results/pages'
const PASSWORD = 'Lihua-7gulou+Yanjing'

let service: Service
let first: string

test.beforeAll(async () => {
  const home = mkdtempSync(join(tmpdir(), 'caiheng-login-'))
  addOfficer(home, 'jia')
  first = oneTimePassword(home, 'jia')
  service = await start(home)
})

test.afterAll(async () => {
  await service?.stop()
})

async function logIn(page: Page, password: string): Promise<void> {
  await page.locator('input[name=username]').fill('jia')
  await page.locator('input[name=password]').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

/** What an authenticator shows (RFC 6238), from the secret in Base32. */
function code(secret: string): string {
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', key).update(step).digest()
  return String((hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('a one-time password leads to one of one’s own, and a second factor is asked for from then on', async ({ page }) => {
  await page.goto(`${service.address}/search`)
  await expect(page).toHaveURL(/\/login\?next=\/search/)
  await logIn(page, 'wrong')
  await expect(page.getByRole('alert')).toContainText('login.failed')
  await page.screenshot({ path: `${SHOTS}/login.png` })
  await logIn(page, first)
  await expect(page).toHaveURL(/\/account/)
  await expect(page.getByText('请先更换口令')).toBeVisible()
  await page.goto(`${service.address}/search`)
  await expect(page).toHaveURL(/\/account/)

  await page.locator('input[name=current]').fill(first)
  for (const name of ['new', 'again']) await page.locator(`input[name=${name}]`).fill('jiajia12345')
  await page.getByRole('button', { name: '更换口令' }).click()
  await expect(page.getByRole('alert')).toContainText('password.weak')
  for (const name of ['new', 'again']) await page.locator(`input[name=${name}]`).fill(PASSWORD)
  await page.getByRole('button', { name: '更换口令' }).click()
  await expect(page.getByText('请先更换口令')).toBeHidden()

  await page.locator('input[name=factor-password]').fill(PASSWORD)
  await page.getByRole('button', { name: '设置第二因素' }).click()
  const secret = await page.locator('.secret').innerText()
  await page.locator('input[name=first-code]').fill(code(secret))
  await page.getByRole('button', { name: '启用' }).click()
  const recovery = await page.locator('.codes li').allInnerTexts()
  expect(recovery).toHaveLength(8)
  await page.screenshot({ path: `${SHOTS}/account.png`, fullPage: true })

  await page.getByRole('button', { name: '退出' }).click()
  await expect(page).toHaveURL(/\/login/)
  await logIn(page, PASSWORD)
  await page.locator('input[name=code]').fill(recovery[0]!)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '新办一件' })).toBeVisible()
  await page.screenshot({ path: `${SHOTS}/signed-in.png` })
})

test('a session that ended elsewhere leads back to the login, and from there to where one was', async ({ page, context }) => {
  await page.goto(service.address)
  await expect(page).toHaveURL(/\/login/)
  await context.addCookies([{ name: 'caiheng_session', value: '0'.repeat(64), url: service.address }])
  await page.goto(`${service.address}/citations`)
  await expect(page).toHaveURL(/\/login\?next=\/citations/)
})
