// The recording beside the transcript: plays from a sentence on and tells which sentence is heard.

import { computed, ref, type Ref } from 'vue'

import type { Segment } from '../api/types'

export function useRecording(player: Readonly<Ref<HTMLAudioElement | null>>, segments: Ref<Segment[]>) {
  const time = ref<number | null>(null)

  /** The sentence being heard. */
  const heard = computed(() => {
    const at = time.value
    if (at === null) return -1
    return segments.value.findIndex((segment) => at >= segment.start && at < segment.end)
  })

  function playFrom(seconds: number): void {
    if (!player.value) return
    player.value.currentTime = seconds
    // Refused by the browser only until the user has touched the page; the controls stay usable.
    void player.value.play().catch(() => undefined)
  }

  function toggle(seconds: number | null): void {
    if (!player.value) return
    if (!player.value.paused) player.value.pause()
    else if (seconds !== null && heard.value < 0) playFrom(seconds)
    else void player.value.play().catch(() => undefined)
  }

  function onTime(): void {
    time.value = player.value?.currentTime ?? null
  }

  return { heard, playFrom, toggle, onTime }
}
