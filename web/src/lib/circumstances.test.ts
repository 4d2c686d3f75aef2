import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

import { CIRCUMSTANCES } from './circumstances'

it('names every circumstance of the catalogue as the catalogue does', () => {
  const catalogue = readFileSync(new URL('../../../src/discretion/circumstance/catalogue.rs', import.meta.url), 'utf8')
  const entries = [...catalogue.matchAll(/entry\(\s*"([^"]+)",\s*"([^"]+)"/g)].map(([, id, name]) => [id, name])
  expect(entries.length).toBeGreaterThan(10)
  expect(CIRCUMSTANCES).toEqual(Object.fromEntries(entries))
})
