// Numbers, times and names as the pages show them.

const CHINESE_DIGITS = '零一二三四五六七八九'

/** Yuan with thousands separators: `50,000 元`, `152.5 元`. */
export function yuan(amount: number): string {
  return `${amount.toLocaleString('zh-CN', { maximumFractionDigits: 2 })} 元`
}

/** A range of fines; an open end says so in words, and so does an end that the range leaves out. */
export function fineRange(range: {
  min?: number | null
  max?: number | null
  min_excluded?: boolean
  max_excluded?: boolean
}): string {
  const { min, max } = range
  const notMin = range.min_excluded ? '（不含）' : ''
  const notMax = range.max_excluded ? '（不含）' : ''
  if (min == null && max == null) return '未定'
  if (min == null) return `${yuan(max as number)}以下${notMax}`
  if (max == null) return `${yuan(min)}以上${notMin}`
  if (min === max) return yuan(min)
  return `${min.toLocaleString('zh-CN', { maximumFractionDigits: 2 })}${notMin} ～ ${yuan(max)}${notMax}`
}

/** An integer below 10,000 in Chinese numerals: 124 is 一百二十四, 10 is 十. */
export function chineseNumber(value: number): string {
  if (value >= 10_000 || value < 0 || !Number.isInteger(value)) return String(value)
  if (value === 0) return '零'
  let out = ''
  let zeroPending = false
  for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) {
      zeroPending = out !== ''
      continue
    }
    if (zeroPending) out += '零'
    zeroPending = false
    out += (CHINESE_DIGITS[digit] ?? '') + name
  }
  return out.startsWith('一十') ? out.slice(1) : out
}

/** The name of a law without 中华人民共和国, which tells nothing. */
export function shortTitle(law: string): string {
  return law.replace(/^中华人民共和国/, '')
}

/** 第一百二十条之二 */
export function articleName(hit: { article?: number | null; article_suffix?: number | null }): string {
  if (hit.article == null) return ''
  const suffix = hit.article_suffix ? `之${chineseNumber(hit.article_suffix)}` : ''
  return `第${chineseNumber(hit.article)}条${suffix}`
}

/** Seconds from the start of a recording: `1:05`, `1:02:05`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const tail = `${h > 0 ? String(m).padStart(2, '0') : m}:${String(s).padStart(2, '0')}`
  return h > 0 ? `${h}:${tail}` : tail
}

/** How long something took: `0.4 秒`, `1 分 05 秒`. */
export function duration(seconds: number): string {
  if (seconds < 0.05) return '不足 0.1 秒'
  if (seconds < 10) return `${seconds.toFixed(1)} 秒`
  if (seconds < 60) return `${Math.round(seconds)} 秒`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} 分 ${String(whole % 60).padStart(2, '0')} 秒`
}

/** `2025-03-12` as 2025年3月12日; anything else as it is. */
export function chineseDate(date: string | null | undefined): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '')
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : (date ?? '')
}

/** A UTC time stamp in China Standard Time, wherever the browser stands: `03-12 09:41`, with the year where it differs. */
export function moment(stamp: string | null | undefined, now: Date): string {
  if (!stamp) return ''
  const time = new Date(stamp)
  if (Number.isNaN(time.getTime())) return stamp
  const shown = new Date(time.getTime() + 8 * 3600_000).toISOString()
  const sameYear = shown.slice(0, 4) === new Date(now.getTime() + 8 * 3600_000).toISOString().slice(0, 4)
  return (sameYear ? shown.slice(5, 16) : shown.slice(0, 16)).replace('T', ' ')
}

/** Size of a file for a person. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** Today's date in China, wherever the browser stands. */
export function todayInChina(now: Date): string {
  return new Date(now.getTime() + 8 * 3600_000).toISOString().slice(0, 10)
}

/** In force from `valid_from` (included) until `valid_to` (excluded). */
interface Validity {
  valid_from?: string | null
  valid_to?: string | null
}

export function isInForce(hit: Validity, date: string): boolean {
  return (!hit.valid_from || hit.valid_from <= date) && (!hit.valid_to || date < hit.valid_to)
}

/** When a version of a law is in force, and how that stands today. */
export function validity(hit: Validity, today: string): string {
  const from = hit.valid_from ? `${hit.valid_from} 起` : '起始日不详'
  const period = hit.valid_to ? `${from}，${hit.valid_to} 止` : from
  if (isInForce(hit, today)) return `${period}，现行有效`
  return `${period}，${hit.valid_from && today < hit.valid_from ? '尚未施行' : '已失效'}`
}
