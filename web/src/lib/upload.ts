// What may be uploaded; the service has the last word.

/** Recordings that the service reads. */
export const AUDIO_ENDINGS = ['wav', 'mp3', 'm4a', 'aac', 'flac', 'ogg']
/** Transcripts that the service reads. */
export const TEXT_ENDINGS = ['txt', 'tsv', 'json']

const UNREADABLE: Record<string, string> = {
  amr: '暂不支持 amr 录音，请先转换为 wav 或 mp3',
  opus: '暂不支持 opus 录音，请先转换为 wav 或 mp3',
  wma: '暂不支持 wma 录音，请先转换为 wav 或 mp3',
  docx: '暂不支持 Word 文档，请将笔录另存为纯文本（txt）',
  doc: '暂不支持 Word 文档，请将笔录另存为纯文本（txt）',
  pdf: '暂不支持 PDF，请将笔录另存为纯文本（txt）',
}

/** Why a file can't be taken, in Chinese; `null` where nothing speaks against it. */
export function objectionTo(file: { name: string; size: number }): string | null {
  if (file.size === 0) return '文件是空的，请检查后重新选择'
  const ending = file.name.includes('.') ? (file.name.split('.').pop() ?? '').toLowerCase() : ''
  return UNREADABLE[ending] ?? null
}
