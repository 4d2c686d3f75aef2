// Placing fines on a line: the statutory range, the range for the case, and what similar cases were fined.

import type { FineRange } from '../api/types'

export interface Band {
  /** Where it begins and ends, as shares of the line in 0..=1. */
  from: number
  to: number
  /** Whether the end lies beyond the line. */
  isOpen: boolean
}

export interface Scale {
  top: number
  statutory: Band
  case: Band
  dots: { at: number; fine: number; count: number }[]
}

function band(range: FineRange, top: number): Band {
  const share = (amount: number): number => Math.min(1, Math.max(0, amount / top))
  return { from: share(range.min ?? 0), to: range.max == null ? 1 : share(range.max), isOpen: range.max == null }
}

/** Lays out a line from 0 to a little above the greatest amount; `null` where no amount is known. */
export function layOut(statutory: FineRange, forCase: FineRange, fines: number[]): Scale | null {
  const amounts = [statutory.min, statutory.max, forCase.min, forCase.max].filter((amount): amount is number => amount != null)
  const greatest = Math.max(0, ...amounts)
  if (greatest === 0) return null
  // Cases far beyond the statutory range are drawn at the end of the line, so that they can't squeeze the range.
  const top = Math.max(greatest, Math.min(Math.max(0, ...fines), greatest * 1.5)) * 1.08
  const counts = new Map<number, number>()
  for (const fine of fines) counts.set(fine, (counts.get(fine) ?? 0) + 1)
  const dots = [...counts].map(([fine, count]) => ({ at: Math.min(1, fine / top), fine, count }))
  return { top, statutory: band(statutory, top), case: band(forCase, top), dots }
}
