// One run, followed while it works: its state, the results as they come, and its record.

import { computed, onScopeDispose, reactive, ref, shallowRef } from 'vue'

import { cancelRun, getReport, getRun, getStep } from '../api/client'
import { followRun } from '../api/events'
import { toProblem, type ApiProblem } from '../api/problem'
import type { AssistReport, RunDetail, RunProgress, StepRecord } from '../api/types'
import { resultsFromSteps, type Results } from '../lib/results'
import { hasEnded } from '../lib/steps'

export function useRun(id: string) {
  const detail = shallowRef<RunDetail | null>(null)
  const report = shallowRef<AssistReport | null>(null)
  const progress = ref<RunProgress | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const records = reactive(new Map<string, StepRecord>())
  let stopFollowing: (() => void) | null = null
  let isReading = false
  let readAgain = false

  const results = computed<Results>(() => report.value ?? resultsFromSteps(records))

  async function readStepsThatEnded(run: RunDetail): Promise<void> {
    const unread = run.steps.filter((step) => hasEnded(step.status) && records.get(step.name)?.status !== step.status)
    const read = await Promise.all(unread.map((step) => getStep(id, step.name)))
    for (const record of read) records.set(record.name, record)
  }

  async function read(): Promise<void> {
    const run = await getRun(id)
    detail.value = run
    progress.value = run.progress ?? progress.value
    await readStepsThatEnded(run)
    if (run.run.status === 'done' && !report.value) report.value = await getReport(id)
    if (hasEnded(run.run.status)) {
      stopFollowing?.()
      stopFollowing = null
      progress.value = null
    }
  }

  /** Reads the run again; calls that come while one is under way are answered by one more reading after it. */
  async function refresh(): Promise<void> {
    if (isReading) {
      readAgain = true
      return
    }
    isReading = true
    try {
      do {
        readAgain = false
        await read()
      } while (readAgain)
      problem.value = null
    } catch (error) {
      problem.value = toProblem(error)
    } finally {
      isReading = false
    }
  }

  async function start(): Promise<void> {
    await refresh()
    const isOpen = detail.value !== null && !hasEnded(detail.value.run.status)
    if (!isOpen || stopFollowing) return
    stopFollowing = followRun(id, {
      changed: () => void refresh(),
      progress: (told) => (progress.value = told),
    })
  }

  async function cancel(): Promise<void> {
    await cancelRun(id)
    await refresh()
  }

  onScopeDispose(() => stopFollowing?.())
  void start()
  return { detail, report, results, records, progress, problem, refresh: start, cancel }
}
