import { describe, expect, test } from '@jest/globals';
import { toCatalogue } from '../../../connectors/ngo/translate.js';
import { offersFor } from '../../../src/core/residents/offers.js';
import type { LocalDate } from '../../../src/vocabulary/local-date.js';
import { parsePersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import { fixture } from './documents.js';

const TODAY = '2026-11-23' as LocalDate;
const SOMEBODY = parsePersonIdentifier({ type: 'PESEL', value: '44051401359', country: null })!;

/** A service that anybody may come to on Mondays, and what is said of it besides. */
function service(change: object) {
  const { minimum_age: _, ...open } = fixture('service.place-by-reference.json');
  const { services: [read], refused } = toCatalogue([{ ...open, status: 'active', ...change }], TODAY);
  return { service: read!, refused: refused.map(({ record, field, code, because }) => ({ said: `${record} ${field} ${code}`, because })) };
}
const schedule = (change: object) => service({ schedules: [{ id: 'sch', freq: 'WEEKLY', byday: 'MO', opens_at: '10:00', closes_at: '12:00', ...change }] });
const MONDAYS = [{ days: ['MONDAY'], opens: '10:00', closes: '12:00' }];

describe('opening hours', () => {
  test.each([
    ['whose end cannot be read', { valid_to: '31.12.2020' }, 'valid_to IMPOSSIBLE_VALUE'], ['that ended on a day that does not exist', { until: '2020-02-30' }, 'until IMPOSSIBLE_VALUE'],
    ['whose end is no moment', { until: '20201231T250000Z' }, 'until IMPOSSIBLE_VALUE'], ['whose beginning cannot be read', { valid_from: '01/01/2030' }, 'valid_from IMPOSSIBLE_VALUE'],
    ['of every so-many-th week', { interval: '2' }, 'interval WRONG_TYPE'], ['of every no week', { interval: 0 }, 'interval IMPOSSIBLE_VALUE'],
    ['so many times', { count: '3' }, 'count WRONG_TYPE'], ['of one week of the year', { byweekno: 41 }, 'byweekno WRONG_TYPE'],
    ['of one day of the month', { bymonthday: 1 }, 'bymonthday WRONG_TYPE'], ['of another zone, perhaps', { timezone: '+05:00' }, 'timezone WRONG_TYPE'],
    ['that open at no time', { opens_at: '25:00' }, 'opens_at IMPOSSIBLE_VALUE'],
  ])('%s are left out, and that is said', (_, limit, refusal) => {
    const { service: { openingHours }, refused } = schedule(limit);
    expect(openingHours).toEqual([]);
    expect(refused).toEqual([{ said: `schedule/sch ${refusal}`, because: expect.stringMatching(/; tych godzin nie przejęto\.$/) }]);
  });

  test.each([
    ['that begin in 2030', { dtstart: '2030-01-01' }], ['that begin then as iCalendar writes it', { dtstart: '20300101T100000' }],
    ['of a day of the month', { bymonthday: '1' }], ['of a day of the year', { byyearday: '100' }],
  ])('%s are not those of an ordinary week', (_, limit) => {
    expect(schedule(limit).service.openingHours).toEqual([]);
  });

  test('end with the day that iCalendar names', () => {
    expect(schedule({ until: '20201231T000000Z' })).toMatchObject({ service: { openingHours: [] }, refused: [{ said: 'schedule/sch until EXPIRED' }] });
    expect(schedule({ until: '20261123T225959Z' })).toMatchObject({ service: { openingHours: MONDAYS }, refused: [] });
    expect(schedule({ until: '20991231', dtstart: '20261123' })).toMatchObject({ service: { openingHours: MONDAYS }, refused: [] });
  });
});

describe('ages', () => {
  test.each([
    [{ minimum_age: '18' }, 'minimum_age WRONG_TYPE'], [{ minimum_age: -1 }, 'minimum_age IMPOSSIBLE_VALUE'], [{ maximum_age: '25' }, 'maximum_age WRONG_TYPE'],
    [{ minimum_age: 17.5 }, 'minimum_age IMPOSSIBLE_VALUE'], [{ minimum_age: 30, maximum_age: 20 }, 'maximum_age IMPOSSIBLE_VALUE'],
  ])('%j leaves nobody knowing for whom it is: it is shown and offered to nobody', (ages, refusal) => {
    const { service: read, refused } = service(ages);
    expect(read).toMatchObject({ active: false });
    expect(offersFor([read], SOMEBODY, TODAY)).toEqual([]);
    expect(refused).toEqual([{ said: expect.stringMatching(new RegExp(` ${refusal}$`)), because: expect.stringContaining('usługa nie jest traktowana jako czynna') }]);
  });

  test('that nobody limits are everybody\'s', () => {
    const { service: read } = service({});
    expect(offersFor([read], SOMEBODY, TODAY)).toEqual([read]);
  });
});

describe('free places', () => {
  const free = (change: object) => service({ capacities: [{ id: 'c', unit: { id: 'u', name: 'łóżko' }, available: 500, updated: '2026-11-01T06:00:00Z', ...change }] });

  test.each([[{ maximum: '10' }, 'maximum WRONG_TYPE'], [{ maximum: -1 }, 'maximum IMPOSSIBLE_VALUE'], [{ updated: '2026-02-30T06:00:00Z' }, 'updated IMPOSSIBLE_VALUE']])(
    'are not shown where %j cannot be read', (change, refusal) => {
      const { service: { capacity }, refused } = free(change);
      expect(capacity).toBeUndefined();
      expect(refused).toEqual([{ said: `service_capacity/c ${refusal}`, because: expect.stringMatching(/liczby wolnych miejsc nie przejęto\.$/) }]);
    });
});
