import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayNumberOf } from '../../../src/core/law/calendar-day.js';
import { isWorkingDay } from '../../../src/core/law/free-days.js';
import { parseTerm, type Term } from '../../../src/core/law/term.js';
import { deadline, deadlineWithPauses } from '../../../src/core/routing/deadlines.js';
import { type LocalDate, localDateOf } from '../../../src/vocabulary/local-date.js';
import { day } from './dialect.js';

const term = (text: string): Term => {
  const parsed = parseTerm(text);
  if (!parsed) throw new Error(`the test itself is wrong: ${text}`);
  return parsed;
};
const starts = fc.record({ year: fc.integer({ min: 1991, max: 2200 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) })
  .map(({ year, month, day: dayOfMonth }) => localDateOf(year, month, dayOfMonth))
  .filter((date): date is LocalDate => date !== undefined);
const terms = fc.record({ amount: fc.integer({ min: 1, max: 400 }), unit: fc.constantFrom('D', 'W', 'M', 'Y', 'WD') });

describe('The end of a term, k.p.a. art. 57', () => {
  test.each([
    ['the plan for an application of 24 November ends on Christmas Eve, so after Christmas', '2026-11-24', 'P30D', '2026-12-24', '2026-12-28'],
    ['seven days to complete from 17 December end after Christmas', '2026-12-17', 'P7D', '2026-12-24', '2026-12-28'],
    ['fourteen days from 17 April end after the first of May', '2026-04-17', 'P14D', '2026-05-01', '2026-05-04'],
    ['a month from 31 January ends with February, here on a Saturday', '2026-01-31', 'P1M', '2026-02-28', '2026-03-02'],
    ['a month from 25 November ends on Christmas Day', '2026-11-25', 'P1M', '2026-12-25', '2026-12-28'],
    ['fourteen working days leave out the holidays', '2026-12-14', 'P14WD', '2027-01-07', '2027-01-07'],
    ['two working days over Christmas', '2026-12-23', 'P2WD', '2026-12-29', '2026-12-29'],
    ['weeks end on the same weekday', '2026-11-24', 'P2W', '2026-12-08', '2026-12-08'],
    ['a year from a leap day ends on 28 February', '2024-02-29', 'P1Y', '2025-02-28', '2025-02-28'],
    ['twelve months from a birth', '2026-05-31', 'P12M', '2027-05-31', '2027-05-31'],
    ['in 2024 Christmas Eve was still a working day', '2024-11-24', 'P30D', '2024-12-24', '2024-12-24'],
  ])('%s', (_, start, length, rawEnd, legalEnd) => {
    expect(deadline(day(start), term(length))).toMatchObject({ rawEnd, legalEnd });
  });

  test('the alarm is on the earlier of the two, so that it serves both readings of § 4', () => {
    expect(deadline(day('2026-11-24'), term('P30D')).alarm).toBe('2026-12-24');
    expect(deadline(day('2026-11-24'), term('P1D')).alarm).toBe('2026-11-25');
  });

  test('falls on a working day, never before the raw end, and the alarm on the raw end', () => {
    fc.assert(fc.property(starts, terms, (start, length) => {
      const { rawEnd, legalEnd, alarm } = deadline(start, length);
      expect(isWorkingDay(dayNumberOf(legalEnd))).toBe(true);
      expect(legalEnd >= rawEnd && rawEnd > start).toBe(true);
      expect(alarm > start && alarm === rawEnd).toBe(true);
    }), { numRuns: 2000 });
  });

  test('never shrinks when the term is longer or starts later', () => {
    fc.assert(fc.property(starts, starts, terms, (one, other, length) => {
      const [earlier, later] = one <= other ? [one, other] : [other, one];
      const base = deadline(earlier, length);
      expect(deadline(later, length).legalEnd >= base.legalEnd).toBe(true);
      expect(deadline(earlier, { ...length, amount: length.amount + 1 }).legalEnd >= base.legalEnd).toBe(true);
    }), { numRuns: 2000 });
  });
});

describe('Paused time is not counted, k.p.a. art. 35 § 5', () => {
  test('a suspension moves the end by its days', () => {
    expect(deadlineWithPauses(day('2026-03-02'), term('P1M'), [{ from: day('2026-03-10'), until: day('2026-03-19') }])?.rawEnd).toBe('2026-04-12');
  });

  test('two pauses that overlap count once', () => {
    const pauses = [{ from: day('2026-03-10'), until: day('2026-03-15') }, { from: day('2026-03-12'), until: day('2026-03-19') }];
    expect(deadlineWithPauses(day('2026-03-02'), term('P1M'), pauses)?.rawEnd).toBe('2026-04-12');
  });

  test('a pause before the event or after the end changes nothing', () => {
    const pauses = [{ from: day('2026-01-01'), until: day('2026-03-02') }, { from: day('2026-06-01'), until: null }];
    expect(deadlineWithPauses(day('2026-03-02'), term('P1M'), pauses)).toEqual(deadline(day('2026-03-02'), term('P1M')));
  });

  test('while a pause goes on, the clock stands', () => {
    expect(deadlineWithPauses(day('2026-03-02'), term('P14WD'), [{ from: day('2026-03-05'), until: null }])).toBeNull();
  });

  test('paused working days are not counted as working days', () => {
    expect(deadlineWithPauses(day('2026-03-02'), term('P2WD'), [{ from: day('2026-03-03'), until: day('2026-03-03') }])?.legalEnd).toBe('2026-03-05');
  });

  test('no pause ever makes a deadline earlier', () => {
    const pauses = fc.array(fc.tuple(starts, fc.integer({ min: 0, max: 60 })), { maxLength: 4 });
    fc.assert(fc.property(starts, terms, pauses, (start, length, list) => {
      const closed = list.map(([from, days]) => ({ from, until: deadline(from, { amount: days + 1, unit: 'D' }).rawEnd }));
      const paused = deadlineWithPauses(start, length, closed);
      expect(paused !== null && paused.legalEnd >= deadline(start, length).legalEnd).toBe(true);
    }), { numRuns: 300 });
  });
});

describe('A term in writing', () => {
  test.each(['P0D', 'P', '30D', 'P-1D', 'P1.5D', 'P10000D', 'P1H', 'P1000Y', 'p1d', 'P1D ', 'P01D', 'PT1D', 'P1WDD'])('%s is none', (text) => {
    expect(parseTerm(text)).toBeUndefined();
  });
});
