import { expect, it } from 'vitest'

import { layOut } from './scale'

it('places ranges and fines on one line', () => {
  const scale = layOut({ min: 50_000, max: 100_000 }, { min: 50_000, max: 65_000 }, [60_000, 60_000, 900_000])
  expect(scale?.statutory.from).toBeCloseTo(50_000 / (scale?.top ?? 1))
  expect(scale?.case.to).toBeLessThan(scale?.statutory.to ?? 0)
  expect(scale?.dots).toHaveLength(2)
  expect(scale?.dots[0]?.count).toBe(2)
  expect(scale?.dots[1]?.at).toBe(1)
})

it('draws an open end to the end of the line and nothing without amounts', () => {
  expect(layOut({ min: 500_000, max: null }, {}, [])?.statutory).toMatchObject({ to: 1, isOpen: true })
  expect(layOut({}, {}, [])).toBeNull()
})
