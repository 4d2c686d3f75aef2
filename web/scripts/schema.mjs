// Writes src/api/schema.ts from the OpenAPI document that `caiheng openapi` prints; with --check, only compares.
//
// The binary: CAIHENG_BIN (or CAIHENG), else the one that cargo built for development.

import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

import openapiTS, { astToString } from 'openapi-typescript'

const target = fileURLToPath(new URL('../src/api/schema.ts', import.meta.url))
const built = fileURLToPath(new URL('../../target/debug/caiheng', import.meta.url))
const binary = process.env.CAIHENG_BIN ?? process.env.CAIHENG ?? built

const document = JSON.parse(execFileSync(binary, ['openapi'], { encoding: 'utf8', maxBuffer: 1 << 26 }))
const types = astToString(await openapiTS(document, { alphabetize: true }))
const text = `// Generated from the service's OpenAPI document by \`npm run generate\`; never edited by hand.\n\n${types}`

if (!process.argv.includes('--check')) {
  writeFileSync(target, text)
  process.exit(0)
}
if (readFileSync(target, 'utf8') !== text) {
  console.error('src/api/schema.ts is not what the service says; run: npm run generate')
  process.exit(1)
}
