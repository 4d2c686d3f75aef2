// The main line in a browser, on the real binary: upload, watch the steps, read every section, search, check citations.

import { join } from 'node:path'

import { expect, test, type Page } from '@playwright/test'

import { INTERVIEWS, missing, prepareHome, start, type Service } from './service'

const SHOTS = '../test-results/pages'
const RUN_MILLISECONDS = 35 * 60_000

let service: Service

test.beforeAll(async () => {
  const why = missing()
  test.skip(why !== null, `skipped: ${why}`)
  service = await start(prepareHome())
})

test.afterAll(async () => {
  await service?.stop()
})

/** Everything that the page asks for must come from the service itself. */
function watchRequests(page: Page): string[] {
  const strangers: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(service.address) && !/^(data|blob|about):/.test(url)) strangers.push(url)
  })
  return strangers
}

async function upload(page: Page, file: string, title: string): Promise<void> {
  await page.goto(service.address)
  await expect(page.getByRole('heading', { name: '新办一件' })).toBeVisible()
  await page.locator('input[type=file]').setInputFiles(join(INTERVIEWS, file))
  await page.getByPlaceholder('如：好邻居食品店经营过期食品').fill(title)
  await page.screenshot({ path: `${SHOTS}/workbench.png` })
  await page.getByRole('button', { name: '开始办理' }).click()
  await expect(page).toHaveURL(/\/runs\/[0-9a-f-]{36}/)
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
}

async function waitForEnd(page: Page): Promise<void> {
  await expect(page.locator('[data-step=check]')).toHaveAttribute('data-status', 'done', { timeout: RUN_MILLISECONDS })
}

async function openSection(page: Page, name: string, shot: string): Promise<void> {
  await page.getByRole('tab', { name }).click()
  await page.screenshot({ path: `${SHOTS}/${shot}.png` })
}

test('a recording becomes a checked draft, and every section shows what it rests on', async ({ page }) => {
  const strangers = watchRequests(page)
  await upload(page, 'food.flac', '好邻居食品店经营过期食品')
  await expect(page.locator('[data-step=transcribe]')).toHaveAttribute('data-status', /running|done/, { timeout: 60_000 })
  await page.screenshot({ path: `${SHOTS}/running.png` })
  await waitForEnd(page)

  await expect(page.getByTestId('segment').first()).toBeVisible()
  await expect(page.getByTestId('chosen')).toContainText('第一百二十四条')
  await expect(page.getByTestId('statutory')).toHaveText('50,000 ～ 100,000 元')

  await openSection(page, '事实', 'facts')
  const act = page.getByTestId('fact').filter({ hasText: '违法行为' })
  await expect(act).toBeVisible()
  await page.getByTestId('fact').getByRole('button').first().click()
  await expect(page.locator('[data-testid=segment].current')).toHaveCount(1)
  await page.screenshot({ path: `${SHOTS}/facts-evidence.png` })

  await openSection(page, '法条', 'provisions')
  await expect(page.getByTestId('provision').first()).toContainText('中华人民共和国食品安全法')
  await expect(page.getByTestId('provision').first()).toContainText('选定理由')

  await openSection(page, '裁量幅度', 'range')
  expect(await page.getByTestId('range-step').count()).toBeGreaterThan(1)

  await openSection(page, '类案', 'cases')
  await openSection(page, '文书草稿', 'draft')
  await expect(page.getByTestId('draft')).toContainText('行政处罚决定书')
  await expect(page.getByTestId('draft').locator('mark.draft-mark').first()).toBeVisible()
  expect(await page.getByTestId('warning').count()).toBeGreaterThan(0)

  await page.keyboard.press('6')
  await expect(page.locator('[data-trace=transcribe]')).toContainText('已完成')
  await page.locator('[data-trace=transcribe]').getByRole('button', { name: '原始数据' }).click()
  await page.screenshot({ path: `${SHOTS}/trace.png` })
  expect(strangers).toEqual([])
})

test('a transcript can be uploaded, read at once and cancelled, and stays in the list', async ({ page }) => {
  await upload(page, 'dust.txt', '滨河花园二期工地扬尘')
  await expect(page.getByTestId('segment').first()).toContainText('请说明你的身份和职务', { timeout: 60_000 })
  await page.getByRole('button', { name: '取消办理' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '取消办理' }).click()
  await expect(page.getByText('已取消').first()).toBeVisible({ timeout: 60_000 })
  await page.screenshot({ path: `${SHOTS}/cancelled.png` })
  await page.getByRole('link', { name: '工作台' }).click()
  await expect(page.getByRole('row', { name: /滨河花园二期工地扬尘/ })).toContainText('已取消')
  await page.screenshot({ path: `${SHOTS}/runs.png` })
})

test('a file that is no interview is refused with a reason and a code', async ({ page }) => {
  await page.goto(service.address)
  const broken = { name: '录音.wav', mimeType: 'audio/wav', buffer: Buffer.from([0, 1, 2, 3, 0, 0, 0, 0]) }
  await page.locator('input[type=file]').setInputFiles(broken)
  await page.getByRole('button', { name: '开始办理' }).click()
  await expect(page.getByRole('alert')).toContainText('upload.unsupported')
  await page.screenshot({ path: `${SHOTS}/refused.png` })
})

test('provisions are searched as of a date, and what was not searched is said', async ({ page }) => {
  await page.goto(`${service.address}/search`)
  await page.getByLabel('检索词').fill('经营超过保质期的食品')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('provision').first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByTestId('provision').filter({ hasText: '食品安全法' }).first()).toBeVisible()
  await expect(page).toHaveURL(/q=/)
  await page.getByText('只看罚则').click()
  await expect(page.getByTestId('provision').first()).toContainText('罚则')
  await page.screenshot({ path: `${SHOTS}/search.png` })
})

test('citations are checked, and the page of the API loads nothing from outside', async ({ page }) => {
  const strangers = watchRequests(page)
  await page.goto(`${service.address}/citations`)
  await page.getByLabel('待核查的文字').fill('依照《食品安全法》第一百二十四条、《食品安全法》第九百条的规定处罚。')
  await page.getByRole('button', { name: '核查' }).click()
  await expect(page.getByTestId('citation')).toHaveCount(2)
  await expect(page.getByTestId('citation').nth(1)).toContainText('不存在')
  await page.screenshot({ path: `${SHOTS}/citations.png` })

  await page.goto(`${service.address}/api/docs/`)
  await expect(page.getByText('/api/v1/provisions/search').first()).toBeVisible()
  await page.screenshot({ path: `${SHOTS}/api-docs.png` })
  expect(strangers).toEqual([])
})
