// Names of what evidence is about and of its kinds (行政处罚法 第四十六条), and what a page shows first.

import type { Deviation, Need } from '../api/types'

const ELEMENTS: Record<Need['element'], string> = {
  subject: '主体',
  act: '行为',
  time: '时间',
  place: '地点',
  amount: '数量、金额',
  fault: '主观',
  consequence: '后果',
  correction: '改正',
  history: '在先处罚',
  condition: '处罚条件',
  circumstance: '情节',
}

const KINDS: Record<Need['kinds'][number], string> = {
  documents: '书证',
  physical: '物证',
  audiovisual: '视听资料',
  electronic_data: '电子数据',
  witness: '证人证言',
  party_statement: '当事人的陈述',
  expert_opinion: '鉴定意见',
  scene_record: '勘验笔录、现场笔录',
}

export function elementName(element: Need['element']): string {
  return ELEMENTS[element]
}

export function kindNames(kinds: Need['kinds']): string {
  return kinds.map((kind) => KINDS[kind]).join('、')
}

/** What is missing before what was named, each in the order given. */
export function missingFirst(needs: Need[]): Need[] {
  return [...needs.filter((need) => need.missing), ...needs.filter((need) => !need.missing)]
}

/** Whether a person must look at it. */
export function departs(deviation: Deviation): boolean {
  return deviation.kind !== 'within' && deviation.kind !== 'too_few'
}
