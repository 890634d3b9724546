import { expect, test } from '@jest/globals';
import { type Measured, measured } from './measured.js';
import { openCrSet } from './opencr-set.js';

/**
 * The set has 499 pairs of one person in 2 499 records; its doubles were generated, with more slips than a register has. Names of
 * Uganda, so the tables of common and known names do not help. The floors are what was measured, less one point in a hundred.
 */
const VARIANTS = [
  ['with the national number', {}, { linked: 0.86, seen: 0.99 }],
  ['without the number', { identifier: true }, { linked: 0.57, seen: 0.97 }],
  ['without the number and the telephone', { identifier: true, phone: true }, { linked: 0.38, seen: 0.93 }],
] as const;

const lines: string[] = [];

test.each(VARIANTS)('The OpenCR set %s: no wrong link, and nearly every true pair is linked or shown to a clerk', (variant, without, floor) => {
  const result = measured(`OpenCR ${variant}`, openCrSet(without));
  lines.push(result.line);
  expect(result.truePairs).toBe(499);
  expect(result.linked.wrong).toEqual([]);
  expect(result.linked.right / result.truePairs).toBeGreaterThan(floor.linked);
  expect(seen(result)).toBeGreaterThan(floor.seen);
  expect(result.review.wrong).toBeLessThan(result.review.right);
});

test('Blocking compares one pair in five thousand', () => {
  const records = openCrSet();
  const { compared, line } = measured('OpenCR', records);
  expect(compared).toBeLessThan((records.length * (records.length - 1)) / 2 / 5_000);
  expect(line).toContain('2499 records');
  process.stdout.write(`${lines.join('\n')}\n`);
});

const seen = ({ linked, review, truePairs }: Measured): number => (linked.right + review.right) / truePairs;
