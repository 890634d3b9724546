import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { calendarDay, dayNumber, dayNumberOf, localDate, weekday } from '../../../src/core/law/calendar-day.js';
import { easter, isFreeDay, isWorkingDay } from '../../../src/core/law/free-days.js';
import { day } from '../routing/dialect.js';

const isFree = (date: string): boolean => isFreeDay(dayNumberOf(day(date)));

describe('Statutory free days', () => {
  test.each([
    [2025, '2025-04-20'], [2026, '2026-04-05'], [2027, '2027-03-28'], [2028, '2028-04-16'], [2029, '2029-04-01'], [2030, '2030-04-21'],
    [2038, '2038-04-25'], [2285, '2285-03-22'],
  ])('Easter of %i is on %s', (year, date) => {
    expect(localDate(easter(year))).toBe(date);
  });

  test('Easter is always a Sunday from 22 March to 25 April', () => {
    fc.assert(fc.property(fc.integer({ min: 1991, max: 2999 }), (year) => {
      const { month, day: dayOfMonth } = calendarDay(easter(year));
      expect(weekday(easter(year))).toBe(0);
      expect(month * 100 + dayOfMonth).toBeGreaterThanOrEqual(322);
      expect(month * 100 + dayOfMonth).toBeLessThanOrEqual(425);
    }));
  });

  test('are those of the Act in 2026, and no other weekdays', () => {
    const free: string[] = [];
    for (let number = dayNumberOf(day('2026-01-01')); number <= dayNumberOf(day('2026-12-31')); number += 1) {
      if (isFreeDay(number) && weekday(number) !== 0) free.push(localDate(number));
    }
    expect(free).toEqual([
      '2026-01-01', '2026-01-06', '2026-04-06', '2026-05-01', '2026-06-04', '2026-08-15', '2026-11-11', '2026-12-24', '2026-12-25', '2026-12-26',
    ]);
  });

  test('24 December is free only since 1 February 2025', () => {
    expect([isFree('2024-12-24'), isFree('2025-12-24'), isFree('2026-12-24')]).toEqual([false, true, true]);
  });

  test('12 November was free once, in 2018', () => {
    expect(['2017-11-12', '2018-11-12', '2019-11-12'].map((date) => isWorkingDay(dayNumberOf(day(date))))).toEqual([false, false, true]);
    expect(isFree('2018-11-12')).toBe(true);
  });

  test('6 January is free only since 2011', () => {
    expect([isFree('2010-01-06'), isFree('2011-01-06')]).toEqual([false, true]);
  });

  test('a Saturday is no statutory free day, but no working day either', () => {
    expect(isFree('2026-11-21')).toBe(false);
    expect(isWorkingDay(dayNumberOf(day('2026-11-21')))).toBe(false);
    expect(isWorkingDay(dayNumberOf(day('2026-11-20')))).toBe(true);
  });
});

describe('Day numbers', () => {
  test('agree with the calendar of the machine, there and back', () => {
    fc.assert(fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      const text = date.toISOString().slice(0, 10);
      const number = dayNumberOf(day(text));
      expect(number).toBe(Math.floor(date.getTime() / 86_400_000));
      expect(weekday(number)).toBe(date.getUTCDay());
      expect(localDate(number)).toBe(text);
      expect(dayNumber(calendarDay(number))).toBe(number);
    }), { numRuns: 1000 });
  });
});
