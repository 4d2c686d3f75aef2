import { expect, test } from 'vitest'

import { localPath } from './login'

test('the login leads on within this service only', () => {
  expect(localPath('/runs/1?tab=draft')).toBe('/runs/1?tab=draft')
  for (const foreign of [undefined, null, '', 'https://evil.example/', '//evil.example', '/\\evil.example', ['/a']]) {
    expect(localPath(foreign)).toBe('/')
  }
})
