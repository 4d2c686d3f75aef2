import { describe, expect, it } from 'vitest'

import { articleName, chineseDate, chineseNumber, clock, duration, fineRange, moment, validity } from './format'

describe('numbers and names', () => {
  it('writes article numbers as statutes do', () => {
    expect(chineseNumber(10)).toBe('十')
    expect(chineseNumber(19)).toBe('十九')
    expect(chineseNumber(105)).toBe('一百零五')
    expect(chineseNumber(110)).toBe('一百一十')
    expect(chineseNumber(124)).toBe('一百二十四')
    expect(chineseNumber(1010)).toBe('一千零一十')
    expect(chineseNumber(1260)).toBe('一千二百六十')
    expect(articleName({ article: 120, article_suffix: 2 })).toBe('第一百二十条之二')
  })

  it('says which end of a range is open', () => {
    expect(fineRange({ min: 50_000, max: 100_000 })).toBe('50,000 ～ 100,000 元')
    expect(fineRange({ min: null, max: 2000 })).toBe('2,000 元以下')
    expect(fineRange({ min: 500_000 })).toBe('500,000 元以上')
    expect(fineRange({ min: 5000, max: 5000 })).toBe('5,000 元')
    expect(fineRange({})).toBe('未定')
    expect(fineRange({ min: 37_000, max: 73_000, min_excluded: true, max_excluded: true })).toBe('37,000（不含） ～ 73,000 元（不含）')
    expect(fineRange({ max: 10_000, max_excluded: true })).toBe('10,000 元以下（不含）')
  })
})

describe('times', () => {
  it('counts a recording in minutes and hours', () => {
    expect(clock(65.9)).toBe('1:05')
    expect(clock(3725)).toBe('1:02:05')
    expect(duration(65)).toBe('1 分 05 秒')
    expect(duration(4.21)).toBe('4.2 秒')
  })

  it('shows time stamps in China Standard Time', () => {
    const now = new Date('2026-11-23T00:00:00Z')
    expect(moment('2026-11-22T17:30:00Z', now)).toBe('11-23 01:30')
    expect(moment('2025-12-31T15:59:00Z', now)).toBe('2025-12-31 23:59')
  })

  it('names dates and validity in words', () => {
    expect(chineseDate('2025-03-02')).toBe('2025年3月2日')
    expect(validity({ valid_from: '2018-10-26', valid_to: '2026-08-15' }, '2026-08-15')).toContain('已失效')
    expect(validity({ valid_from: '2018-10-26', valid_to: '2026-08-15' }, '2026-08-14')).toContain('现行有效')
    expect(validity({ valid_from: '2027-01-01' }, '2026-11-23')).toBe('2027-01-01 起，尚未施行')
    expect(validity({ valid_from: null }, '2026-11-23')).toBe('起始日不详，现行有效')
  })
})
