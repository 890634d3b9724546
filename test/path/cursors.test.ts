import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runningHub, type RunningHub } from '../running-hub.js';

const SOMEBODY = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const cursor = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');

const BY_MOMENT = ['contacts', 'matchReviews', 'referrals', 'forwardings', 'dispatches'] as const;
const IMPOSSIBLE_MOMENTS = [
  '2026-99-99T99:99:99.999Z', '2026-02-30T10:00:00.000Z', '0000-01-01T10:00:00.000Z', '2026-11-24T10:60:00.000Z', '2026-11-24', '2026-11-24T10:00:00Z', '1795513800000',
];
const IMPOSSIBLE_DAYS = ['2026-99-99', '2026-02-30', '0000-01-01', '2026-11-24T10:00:00.000Z', '24.11.2026', 'infinity'];

describe('a cursor that nobody can have been given is refused as such, by every list', () => {
  let hub: RunningHub;
  beforeAll(async () => { hub = await runningHub(); });
  afterAll(() => hub.close());

  const asked = (list: string, after: string) => hub.as('clerk').ask<Record<string, { edges: readonly object[] }>>(`query ($after: String) { ${list === 'deadlines' ? 'deadlines(withinDays: 30, after: $after)' : `${list}(after: $after)`} { edges { cursor } } }`, { after });

  test.each(BY_MOMENT)('%s: a moment that does not exist, or an id that is none', async (list) => {
    for (const moment of IMPOSSIBLE_MOMENTS) await expect(asked(list, cursor(moment, SOMEBODY))).rejects.toThrow('Kursor (after) jest nieprawidłowy.');
    await expect(asked(list, cursor('2026-11-24T10:00:00.000Z', '1 or 1=1'))).rejects.toThrow('Kursor (after) jest nieprawidłowy.');
    expect((await asked(list, cursor('2026-11-24T10:00:00.000Z', SOMEBODY)))[list]!.edges).toEqual([]);
  });

  test('deadlines: a day that does not exist', async () => {
    for (const day of IMPOSSIBLE_DAYS) await expect(asked('deadlines', cursor(day, SOMEBODY))).rejects.toThrow('Kursor (after) jest nieprawidłowy.');
    expect((await asked('deadlines', cursor('2026-11-24', SOMEBODY)))['deadlines']!.edges).toEqual([]);
  });

  test('applications: a moment that is no number, or more than a number holds', async () => {
    for (const micros of ['-1', '1e9', '9'.repeat(19)]) await expect(asked('applications', cursor(micros, SOMEBODY))).rejects.toThrow('Kursor (after) jest nieprawidłowy.');
    expect((await asked('applications', cursor('1795513800000000', SOMEBODY)))['applications']!.edges).toEqual([]);
  });
});
