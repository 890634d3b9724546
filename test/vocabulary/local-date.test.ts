import { expect, test } from '@jest/globals';
import { parseLocalDate, warsawDate, warsawMidnight } from '../../src/vocabulary/local-date.js';

test.each([
  ['2026-01-01', '2025-12-31T23:00:00.000Z'], ['2026-07-01', '2026-06-30T22:00:00.000Z'],
  ['2026-03-29', '2026-03-28T23:00:00.000Z'], ['2026-03-30', '2026-03-29T22:00:00.000Z'], // the clock went forward on the 29th
  ['2026-10-25', '2026-10-24T22:00:00.000Z'], ['2026-10-26', '2026-10-25T23:00:00.000Z'], // and back on the 25th
])('%s begins in Poland at %s', (date, instant) => {
  const midnight = warsawMidnight(parseLocalDate(date)!);
  expect(midnight.toISOString()).toBe(instant);
  expect([warsawDate(midnight), warsawDate(new Date(midnight.getTime() - 1)) < date]).toEqual([date, true]);
});
