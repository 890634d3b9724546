import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Clock, extendClock, isOverdue, meetClock, pauseClock, resumeClock, stands } from '../../../src/core/applications/delay.js';
import { dayNumberOf, localDate } from '../../../src/core/law/calendar-day.js';
import { DEADLINE_KINDS, type DeadlineKind } from '../../../src/core/law/deadline-kinds.js';
import { parseTerm } from '../../../src/core/law/term.js';
import { deadline } from '../../../src/core/routing/deadlines.js';
import type { LocalDate } from '../../../src/vocabulary/local-date.js';
import { codeOf, date, get } from '../../case-builder.js';

const KINDS = Object.keys(DEADLINE_KINDS) as DeadlineKind[];
const LATER = date('2027-12-31');

function clock(kind: DeadlineKind = 'KPA35_1_MONTH', startedOn: LocalDate = date('2026-11-24'), changes: Partial<Clock> = {}): Clock {
  const { term } = DEADLINE_KINDS[kind];
  return { kind, term, startedOn, ...deadline(startedOn, parseTerm(term)!), pauses: [], extendedTo: null, metOn: null, state: 'RUNNING', ...changes };
}

const plus = (day: LocalDate, days: number): LocalDate => localDate(dayNumberOf(day) + days);

test('terms to settle a matter can stand still (k.p.a. art. 35 § 4–5); terms of one act, of other proceedings and of the applicant cannot', () => {
  const pausable = KINDS.filter((kind) => codeOf(pauseClock(clock(kind), date('2026-11-25'), LATER)) === 'DONE');
  expect(pausable).toEqual([
    'KPA35_1_MONTH', 'KPA35_2_MONTHS', 'DODATEK_MIESZKANIOWY_1_MONTH', 'DOWOD_30_DAYS', 'SPECIAL_ACT_30_DAYS', 'SPECIAL_ACT_2_MONTHS', 'SPECIAL_ACT_3_MONTHS',
  ]);
});

describe('a month from 24 November 2026, which ends on Christmas Eve', () => {
  test('stands from the day on which it is paused, and has no alarm', () => {
    const paused = get(pauseClock(clock(), date('2026-12-01'), date('2026-12-03')));
    expect([stands(paused), isOverdue(paused, LATER), paused.pauses]).toEqual([true, false, [{ from: '2026-12-01', until: null }]]);
    expect(codeOf(pauseClock(paused, date('2026-12-02'), date('2026-12-03')))).toBe('APPLICATION_STATE');
  });

  test('ends ten days later after ten days that are not counted, in law on the next working day', () => {
    const paused = get(pauseClock(clock(), date('2026-12-01'), date('2026-12-10')));
    expect(get(resumeClock(paused, date('2026-12-10'), date('2026-12-10')))).toMatchObject({ rawEnd: '2027-01-03', legalEnd: '2027-01-04', alarm: '2027-01-03' });
  });

  test.each([
    ['before it began', '2026-11-23', '2026-12-03', 'from'], ['tomorrow', '2026-12-04', '2026-12-03', 'from'], ['after it had ended', '2026-12-25', '2027-01-10', 'from'],
  ])('is not paused %s', (_name, from, today, field) =>
    expect(pauseClock(clock(), date(from), date(today))).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_VALUE', field }] }));

  test.each([['before the pause', '2026-11-30'], ['tomorrow', '2026-12-11']])('is not resumed %s', (_name, until) => {
    const paused = get(pauseClock(clock(), date('2026-12-01'), date('2026-12-10')));
    expect(resumeClock(paused, date(until), date('2026-12-10'))).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_VALUE', field: 'until' }] });
  });

  test('is not resumed while it runs', () => expect(codeOf(resumeClock(clock(), date('2026-12-01'), LATER))).toBe('APPLICATION_STATE'));
});

test('what has ended is neither paused, nor resumed, nor told about', () => {
  for (const state of ['MET', 'CANCELLED'] as const) {
    const paused = clock('KPA35_1_MONTH', date('2026-11-24'), { state, pauses: [{ from: date('2026-12-01'), until: null }] });
    expect([pauseClock(clock('KPA35_1_MONTH', date('2026-11-24'), { state }), date('2026-12-01'), LATER), resumeClock(paused, date('2026-12-02'), LATER), extendClock(clock('KPA35_1_MONTH', date('2026-11-24'), { state }), LATER, date('2026-12-01'))].map(codeOf))
      .toEqual(['APPLICATION_STATE', 'APPLICATION_STATE', 'APPLICATION_STATE']);
  }
});

describe('what a clock waits for', () => {
  test('is done by the authority where the term is its own; what the applicant has to keep, nobody else meets', () => {
    const met = KINDS.filter((kind) => codeOf(meetClock(clock(kind), date('2026-11-25'), LATER)) === 'DONE');
    expect(met).toEqual(KINDS.filter((kind) => DEADLINE_KINDS[kind].from === 'RECEIPT'));
  });

  test.each([
    ['on the day of receipt', '2026-11-24', 'DONE'], ['today, long after the term', '2027-12-31', 'DONE'], ['tomorrow', '2028-01-01', 'INVALID_VALUE'], ['before it began', '2026-11-23', 'INVALID_VALUE'],
  ])('%s: %s', (_name, on, code) => expect(codeOf(meetClock(clock(), date(on), LATER))).toBe(code));

  test('ends it for good, also while it stands, and the day is kept', () => {
    const standing = get(pauseClock(clock(), date('2026-12-01'), date('2026-12-03')));
    const met = get(meetClock(standing, date('2026-12-03'), date('2026-12-03')));
    expect([met.state, met.metOn, isOverdue(met, LATER)]).toEqual(['MET', '2026-12-03', false]);
    expect(codeOf(meetClock(met, date('2026-12-03'), LATER))).toBe('APPLICATION_STATE');
  });
});

test('each paused day moves the end by one day, however the pauses follow each other', () => {
  const pauses = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 })), { maxLength: 4 });
  fc.assert(fc.property(fc.integer({ min: 0, max: 700 }), pauses, (offset, lengths) => {
    const start = plus(date('2026-01-01'), offset);
    let [running, day, paused] = [clock('SPECIAL_ACT_30_DAYS', start), start, 0];
    for (const [gap, length] of lengths) {
      const from = plus(day, gap);
      day = plus(from, length - 1);
      paused += length;
      running = get(resumeClock(get(pauseClock(running, from, day)), day, day));
    }
    const unpaused = clock('SPECIAL_ACT_30_DAYS', start);
    expect(dayNumberOf(running.rawEnd) - dayNumberOf(unpaused.rawEnd)).toBe(paused);
    expect([running.alarm, running.legalEnd >= running.rawEnd]).toEqual([running.rawEnd, true]);
  }));
});

describe('a notice of delay (k.p.a. art. 36)', () => {
  test('is a duty of the authority: the terms of the applicant are not lengthened by it', () => {
    const lengthened = KINDS.filter((kind) => codeOf(extendClock(clock(kind), date('2027-11-25'), date('2026-11-25'))) === 'DONE');
    expect(lengthened).toEqual(KINDS.filter((kind) => DEADLINE_KINDS[kind].from === 'RECEIPT'));
  });

  test.each([
    ['today', '2027-01-15', '2027-01-15', 'INVALID_VALUE'], ['not after the term itself', '2026-12-24', '2026-12-01', 'INVALID_VALUE'], ['a free day', '2026-12-25', '2026-12-01', 'INVALID_VALUE'], ['a Saturday', '2027-01-16', '2026-12-01', 'INVALID_VALUE'], ['the next working day', '2026-12-28', '2026-12-01', 'DONE'],
    ['long after the term, for tomorrow', '2027-02-01', '2027-01-31', 'DONE'], ['more than a year ahead', '2027-11-26', '2026-11-25', 'INVALID_VALUE'],
  ])('for a date %s', (_name, newDate, today, code) => expect(codeOf(extendClock(clock(), date(newDate), date(today)))).toBe(code));

  test('moves the alarm and leaves the term of the statute; the next one is later still', () => {
    const once = get(extendClock(clock(), date('2027-01-15'), date('2026-12-20')));
    expect(once).toMatchObject({ rawEnd: '2026-12-24', legalEnd: '2026-12-28', extendedTo: '2027-01-15', alarm: '2027-01-15' });
    expect([isOverdue(once, date('2027-01-15')), isOverdue(once, date('2027-01-16'))]).toEqual([false, true]);
    expect(codeOf(extendClock(once, date('2027-01-15'), date('2027-01-10')))).toBe('INVALID_VALUE');
    expect(get(extendClock(once, date('2027-02-15'), date('2027-01-10')))).toMatchObject({ extendedTo: '2027-02-15', alarm: '2027-02-15' });
  });

  test('holds after a pause, unless what is counted then ends later', () => {
    const told = get(extendClock(clock(), date('2027-01-15'), date('2026-12-01')));
    const resumed = (until: string) => get(resumeClock(get(pauseClock(told, date('2026-12-02'), date('2026-12-02'))), date(until), LATER)).alarm;
    expect([resumed('2026-12-04'), resumed('2027-01-31')]).toEqual(['2027-01-15', '2027-02-23']);
  });
});
