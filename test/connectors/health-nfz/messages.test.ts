import { describe, expect, test } from '@jest/globals';
import { parseQueuesV13 } from '../../../connectors/health/nfz/messages-v13.js';
import { parsePcus, parseQueuesV14 } from '../../../connectors/health/nfz/messages-v14.js';
import { timesOfV13, timesOfV14, toProvince, toQueue } from '../../../connectors/health/nfz/translate.js';
import { parseLocalDate } from '../../../src/vocabulary/local-date.js';
import { parseWojewodztwo } from '../../../src/vocabulary/terc.js';
import { document } from './wires.js';

const HEARD_ON = parseLocalDate('2026-11-24')!;

describe('a forecast in Polish words', () => {
  test.each([
    ['0 dni', { days: 0 }], ['1 dzień', { days: 1 }], ['27 dni', { days: 27 }], ['160 mies.', { months: 160, weeks: 0 }],
    ['3 mies. 2 tyg.', { months: 3, weeks: 2 }], ['1 mies. 1 tydz.', { months: 1, weeks: 1 }], [' 2  mies.\u00a01 tydz. ', { months: 2, weeks: 1 }],
  ])('%j is read', (words, said) => expect(parsePcus(words)).toEqual(said));

  test.each(['', '-', 'dni', '3', '-1 dni', '3 mies', '3 tyg.', '3 mies. 2', '1,5 mies.', '123456 dni', '3 mies. 2 tyg. 1 dzień', 'wkrótce', '0 dni; DROP'])(
    '%j is not in the grammar', (words) => expect(parsePcus(words)).toBeUndefined());
});

describe('queues of v1.4', () => {
  const answer = parseQueuesV14(document('queues.v1.4.every-waiting-time.json'))!;

  test('say each waiting time in its own way, and none of the three silences is 0 days', () => {
    expect(answer).toMatchObject({ count: 34, hasNext: true });
    expect(answer.rows.map((row) => timesOfV14(row!.dates).waiting)).toEqual([
      { kind: 'MONTHS_WEEKS', months: 3, weeks: 2 }, { kind: 'DAYS', days: 0 }, { kind: 'DAYS', days: 1 }, { kind: 'MONTHS_WEEKS', months: 1, weeks: 1 },
      { kind: 'MONTHS_WEEKS', months: 160, weeks: 0 }, { kind: 'NOT_APPLICABLE' }, { kind: 'NOT_REPORTED' }, { kind: 'UNREADABLE' },
    ]);
  });

  test('say where, with what help for whom, and how many wait', () => {
    expect(toQueue(answer.rows[0]!, timesOfV14(answer.rows[0]!.dates))).toEqual({
      id: '11111111-0000-4000-8000-000000000001', benefit: 'PORADNIA POKAZOWA', provider: 'PRZYCHODNIA ZMYŚLONA', place: 'PORADNIA POKAZOWA',
      address: 'LIPOWA 12', locality: 'ZIELONE WZGÓRZE', gmina: '3208083', phone: '+48 00 000 00 01', reportedOn: '2026-11-02',
      waiting: { kind: 'MONTHS_WEEKS', months: 3, weeks: 2 }, averageWaitDays: 105, peopleWaiting: 50, statisticsOf: '2026-10',
      accessibility: { toilet: true, ramp: false, elevator: true, automaticDoor: true, wideCorridors: false }, // what is null was not said
    });
  });

  test('a forecast that is missing, or a mark that it does not apply, is told apart', () => {
    const dates = { applicable: true, pcus: null, situationAsAt: null };
    expect(timesOfV14(dates)).toEqual({ waiting: { kind: 'NOT_REPORTED' } });
    expect(timesOfV14({ ...dates, pcus: '-' })).toEqual({ waiting: { kind: 'NOT_APPLICABLE' } });
    expect(timesOfV14({ ...dates, pcus: 0 })).toEqual({ waiting: { kind: 'UNREADABLE' } });
    expect(timesOfV14({ ...dates, pcus: undefined })).toEqual({ waiting: { kind: 'UNREADABLE' } });
  });

  test.each(['false', null, undefined, 0])('a time that may not apply (applicable: %j) is none', (applicable) => {
    expect(timesOfV14({ applicable, pcus: '0 dni', situationAsAt: null })).toEqual({ waiting: { kind: 'UNREADABLE' } });
    expect(timesOfV13({ applicable, date: '2026-12-24', situationAsAt: null }, HEARD_ON)).toEqual({ waiting: { kind: 'UNREADABLE' } });
  });

  test('a broken row costs itself, and a value of a wrong type is not guessed', () => {
    const rows = parseQueuesV14(document('queues.v1.4.broken-rows.json'))!.rows;
    expect(rows.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(rows.slice(3).map((row) => toQueue(row!, timesOfV14(row!.dates)))).toEqual([
      { id: '33333333-0000-4000-8000-000000000004', benefit: 'PORADNIA POKAZOWA', provider: 'PRZYCHODNIA ZMYŚLONA', waiting: { kind: 'UNREADABLE' }, accessibility: {} },
      { id: '33333333-0000-4000-8000-000000000005', benefit: 'PORADNIA POKAZOWA', provider: 'PRZYCHODNIA ZMYŚLONA', waiting: { kind: 'UNREADABLE' }, accessibility: {} },
    ]);
  });
});

test('queues of v1.3 say a first free date, told as days from the day of the report', () => {
  const { count, hasNext, rows } = parseQueuesV13(document('queues.v1.3.every-waiting-time.json'))!;
  expect([count, hasNext]).toEqual([6, false]);
  expect(rows.map((row) => timesOfV13(row!.dates, HEARD_ON))).toEqual([
    { waiting: { kind: 'DAYS', days: 0 }, firstFreeOn: '2026-08-03', reportedOn: '2026-08-03' },
    { waiting: { kind: 'DAYS', days: 3 }, firstFreeOn: '2026-10-28', reportedOn: '2026-10-25' },
    { waiting: { kind: 'NOT_APPLICABLE' } },
    { waiting: { kind: 'NOT_REPORTED' }, reportedOn: '2026-08-03' },
    { waiting: { kind: 'NOT_REPORTED' } },
    { waiting: { kind: 'UNREADABLE' }, reportedOn: '2026-08-03' }, // free before it was reported
  ]);
  expect(timesOfV13({ applicable: true, date: '2026-11-25', situationAsAt: null }, HEARD_ON).waiting).toEqual({ kind: 'DAYS', days: 1 });
});

test.each([
  ['no object', []], ['no list', { meta: { count: 0 }, links: { next: null }, data: {} }], ['no count', { meta: {}, links: { next: null }, data: [] }],
  ['a count below zero', { meta: { count: -1 }, links: { next: null }, data: [] }], ['no word about the next page', { meta: { count: 0 }, data: [] }],
])('%s is no answer', (_, raw) => expect([parseQueuesV13(raw), parseQueuesV14(raw)]).toEqual([undefined, undefined]));

test('branches of the NFZ are half the TERC number of the wojewodztwo', () => {
  expect(['02', '14', '24', '32'].map((code) => toProvince(parseWojewodztwo(code)!))).toEqual(['01', '07', '12', '16']);
});
