import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

import { CIRCUMSTANCES } from './circumstances'

it('names every circumstance of the catalogue as the catalogue does', () => {
  const catalogue = readFileSync(new URL('../../../index/discretion/circumstances.toml', import.meta.url), 'utf8')
  const entries = [...catalogue.matchAll(/\[\[circumstance\]\]\nid = "([^"]+)"\nname = "([^"]+)"/g)].map(([, id, name]) => [id, name])
  expect(entries.length).toBeGreaterThan(10)
  expect(CIRCUMSTANCES).toEqual(Object.fromEntries(entries))
})
