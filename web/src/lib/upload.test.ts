import { expect, it } from 'vitest'

import { objectionTo } from './upload'

it('objects to what can be seen to fail, and leaves the rest to the service', () => {
  expect(objectionTo({ name: '询问.flac', size: 10 })).toBeNull()
  expect(objectionTo({ name: '没有后缀', size: 10 })).toBeNull()
  expect(objectionTo({ name: '询问.flac', size: 0 })).toContain('空的')
  expect(objectionTo({ name: '笔录.DOCX', size: 10 })).toContain('纯文本')
})
