// The steps of the main job, in order, as the service names them and as the pages show them.

import type { Status } from '../api/types'

export const STEPS = ['transcribe', 'extract', 'provisions', 'choose', 'range', 'cases', 'draft', 'check'] as const

export const STEP_NAMES: Record<string, string> = {
  transcribe: '转写',
  extract: '提取',
  provisions: '检索',
  choose: '选定',
  range: '幅度',
  cases: '类案',
  draft: '拟稿',
  check: '核查',
}

export const STATUS_NAMES: Record<Status, string> = {
  pending: '等待',
  running: '进行中',
  done: '已完成',
  failed: '失败',
  cancelled: '已取消',
}

export function stepName(name: string): string {
  return STEP_NAMES[name] ?? name
}

/** Whether nothing will change any more. */
export function hasEnded(status: Status): boolean {
  return status === 'done' || status === 'failed' || status === 'cancelled'
}

/** What a user can do about a failure where the service gives no hint of its own; by the area of its code. */
export function adviceFor(code: string): string {
  const [area, what] = code.split('.')
  if (what === 'not_found') return '请回到工作台，从“最近办理”中打开'
  switch (area) {
    case 'model':
    case 'models':
      return '请管理员运行 caiheng doctor 查看缺少的模型文件，取得后重新上传'
    case 'audio':
      return '请确认录音能正常播放，转换为 wav 或 mp3 后重新上传；也可以直接上传文字笔录'
    case 'transcript':
      return '请将笔录另存为 UTF-8 文本后重新上传'
    case 'law':
    case 'laws':
    case 'index':
    case 'search':
      return '请管理员确认已导入法律法规（caiheng import laws）并建好索引'
    default:
      return '请稍后再试一次；若仍然失败，请把错误代码告诉管理员'
  }
}
