import { describe, expect, test } from '@jest/globals';
import type { Ask, Heard, MaintenanceWindow } from '../../../connectors/connector.js';
import { DEFAULT_LIMITS, httpTransport } from '../../../connectors/transport/http.js';
import { MAINTENANCE_DAYS, maintenanceUntil } from '../../../connectors/transport/maintenance.js';
import { registerCache } from '../../../connectors/transport/register-cache.js';
import { startSimulator } from '../../../connectors/transport/simulator-server.js';
import { warsawMoment } from '../../../src/vocabulary/local-date.js';

const NIGHTS: readonly MaintenanceWindow[] = [{ days: ['MON', 'SUN'], from: '22:00', until: '05:00' }];
const EVERY_DAY: readonly MaintenanceWindow[] = [{ days: MAINTENANCE_DAYS, from: '00:00', until: '00:00' }];
const until = (windows: readonly MaintenanceWindow[], at: string) => maintenanceUntil(windows, new Date(at))?.toISOString();

describe('a planned break', () => {
  test.each([
    ['Monday before it', '2026-11-23T20:59:59Z', undefined],
    ['Monday as it begins', '2026-11-23T21:00:00Z', '2026-11-24T04:00:00.000Z'],
    ['Monday at midnight', '2026-11-23T23:00:00Z', '2026-11-24T04:00:00.000Z'],
    ['Tuesday, the last moment of it', '2026-11-24T03:59:59.999Z', '2026-11-24T04:00:00.000Z'],
    ['Tuesday as it ends', '2026-11-24T04:00:00Z', undefined],
    ['Tuesday evening, when none begins', '2026-11-24T22:00:00Z', undefined],
    ['Sunday into Monday, which is another week', '2026-11-23T01:00:00Z', '2026-11-23T04:00:00.000Z'],
    ['a Sunday into New Year', '2029-01-01T02:00:00Z', '2029-01-01T04:00:00.000Z'],
    ['in summer, two hours ahead of UTC', '2026-07-06T20:00:00Z', '2026-07-07T03:00:00.000Z'],
  ])('over midnight: %s', (_, at, ends) => expect(until(NIGHTS, at)).toBe(ends));

  test('that does not pass midnight ends on its own day', () => {
    const noon: readonly MaintenanceWindow[] = [{ days: ['WED'], from: '12:00', until: '12:30' }];
    expect(until(noon, '2026-11-25T11:15:00Z')).toBe('2026-11-25T11:30:00.000Z');
    expect(until(noon, '2026-11-25T11:30:00Z')).toBeUndefined();
    expect(until(noon, '2026-11-24T11:15:00Z')).toBeUndefined();
  });

  test('that touches another one ends with that one', () => {
    const windows: readonly MaintenanceWindow[] = [{ days: ['TUE'], from: '00:00', until: '06:00' }, { days: ['MON'], from: '22:00', until: '00:00' }];
    expect(until(windows, '2026-11-23T21:30:00Z')).toBe('2026-11-24T05:00:00.000Z');
  });

  test('without a gap in the week is still said to end', () => expect(Date.parse(until(EVERY_DAY, '2026-11-23T12:00:00Z')!)).toBeGreaterThan(Date.parse('2026-11-29T00:00:00Z')));
  test('that is not in the calendar is none', () => expect(until([], '2026-11-23T12:00:00Z')).toBeUndefined());
});

describe('a planned break in the night in which the clock changes', () => {
  const saturday: readonly MaintenanceWindow[] = [{ days: ['SAT'], from: '22:00', until: '05:00' }];
  const repeated: readonly MaintenanceWindow[] = [{ days: ['SUN'], from: '02:15', until: '02:45' }];

  test('is an hour shorter in spring and an hour longer in autumn', () => {
    expect(until(saturday, '2026-03-28T21:00:00Z')).toBe('2026-03-29T03:00:00.000Z');
    expect(until(saturday, '2026-10-24T20:00:00Z')).toBe('2026-10-25T04:00:00.000Z');
  });
  test('lasts, in the hour that autumn repeats, from its first beginning to its last end', () => {
    expect(until(repeated, '2026-10-25T00:14:59Z')).toBeUndefined();
    for (const at of ['2026-10-25T00:15:00Z', '2026-10-25T00:50:00Z', '2026-10-25T01:44:59Z']) expect(until(repeated, at)).toBe('2026-10-25T01:45:00.000Z');
    expect(until(repeated, '2026-10-25T01:45:00Z')).toBeUndefined();
  });
  test('holds around the hour that spring leaves out', () => {
    expect(until(repeated, '2026-03-29T01:00:00Z')).toBe('2026-03-29T01:45:00.000Z'); // 03:00 on the clock, a second after 01:59:59
    expect(until(repeated, '2026-03-29T01:45:00Z')).toBeUndefined();
  });
});

test('the end of a break is told by the clock in Poland', () => expect(warsawMoment(new Date('2026-11-24T04:00:00Z'))).toBe('24.11.2026, 05:00'));

test('a source in its break is not asked, and the failure says until when', async () => {
  const source = await startSimulator((_, response) => { response.end('{}'); });
  const ask: Ask = { signal: AbortSignal.timeout(2_000), correlationId: 'c-1' };
  const question = { operation: 'residents', method: 'GET', path: '/', idempotent: true } as const;
  const resting = httpTransport('GMINA', source.url, { ...DEFAULT_LIMITS, maintenance: EVERY_DAY });
  const working = httpTransport('GMINA', source.url, { ...DEFAULT_LIMITS, maintenance: [] });
  await expect(resting.send(question, ask)).rejects.toMatchObject({ kind: 'MAINTENANCE', retryable: true, until: expect.any(Date) });
  expect(source.calls()).toBe(0);
  expect(resting.health()).toMatchObject({ operations: [], maintenance: EVERY_DAY, maintenanceUntil: expect.any(Date) });
  await expect(working.send(question, ask)).resolves.toMatchObject({ status: 200 });
  expect(working.health().maintenanceUntil).toBeUndefined();
  await Promise.all([resting.close(), working.close(), source.close()]);
});

test('a register in its break gives its last good answer and says until when', async () => {
  const good: Heard<string> = { heard: true, value: 'dobra', asOf: new Date('2026-11-23T20:00:00Z') };
  const rests: Heard<string> = { heard: false, fault: { source: 'NGO', coordinate: 'ngo.catalogue', kind: 'MAINTENANCE', retryable: true, until: new Date('2026-11-24T04:00:00Z') } };
  const answers = [good, rests];
  const cached = registerCache(async () => answers.shift()!, 0);
  const ask: Ask = { signal: AbortSignal.timeout(2_000), correlationId: 'c-1' };
  expect(await cached(ask)).toEqual(good);
  expect(await cached(ask)).toMatchObject({ ...good, staleBecause: expect.stringContaining('ma przerwę do 24.11.2026, 05:00; pokazano') });
});
