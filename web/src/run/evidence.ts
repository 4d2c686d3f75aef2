// From a fact to the sentence that it was read from: one page-wide pointer into the transcript.

import { inject, provide, ref, type InjectionKey, type Ref } from 'vue'

export interface Evidence {
  /** The segment pointed at. */
  segment: Ref<number | null>
  /** Words to mark in it. */
  words: Ref<string[]>
  /** Counts the pointings, so that pointing at the same segment twice is seen. */
  turn: Ref<number>
  point(segment: number, words?: string[]): void
}

const KEY: InjectionKey<Evidence> = Symbol('evidence')

export function provideEvidence(): Evidence {
  const segment = ref<number | null>(null)
  const words = ref<string[]>([])
  const turn = ref(0)
  function point(at: number, toMark: string[] = []): void {
    segment.value = at
    words.value = toMark
    turn.value++
  }
  const evidence = { segment, words, turn, point }
  provide(KEY, evidence)
  return evidence
}

export function useEvidence(): Evidence {
  const evidence = inject(KEY)
  if (!evidence) throw new Error('provideEvidence was not called by the page')
  return evidence
}
