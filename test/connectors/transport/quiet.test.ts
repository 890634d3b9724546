import { describe, expect, test } from '@jest/globals';
import { retryAfter } from '../../../connectors/transport/quiet.js';
import { type Answer, ask, failureOf, ok, READ, source, status, WRITE } from './answering-source.js';

const NOW = new Date('2026-11-23T12:00:00Z');

describe('Retry-After', () => {
  test.each([
    ['120', '2026-11-23T12:02:00.000Z'], [' 5 ', '2026-11-23T12:00:05.000Z'],
    ['Mon, 23 Nov 2026 12:10:00 GMT', '2026-11-23T12:10:00.000Z'], ['Monday, 23-Nov-26 12:10:00 GMT', '2026-11-23T12:10:00.000Z'],
    ['86400', '2026-11-23T13:00:00.000Z'], ['99999999999', '2026-11-23T13:00:00.000Z'], ['9'.repeat(400), '2026-11-23T13:00:00.000Z'], ['Fri, 31 Dec 2027 23:59:59 GMT', '2026-11-23T13:00:00.000Z'],
  ])('%j says when, an hour from now at most', (header, until) => expect(retryAfter(header, NOW)?.toISOString()).toBe(until));

  test.each([undefined, '', '0', '-5', '1.5', 'jutro', 'Mon, 23 Nov 2026 11:59:59 GMT', 'Mon, 99 Nov 2026 12:10:00 GMT', '2026-11-23T12:10:00'])(
    '%j says nothing', (header) => expect(retryAfter(header, NOW)).toBeUndefined());
});

const once = (first: Answer, then: Answer = ok): Answer => (...args) => (args[2] === 1 ? first : then)(...args);

describe('a source that says when to come again', () => {
  test.each([429, 503])('%i for a second: the question that may be repeated waits for the end of it and is answered', async (code) => {
    const { transport, calls } = await source(once(status(code, { 'retry-after': '1' })), { attemptMilliseconds: 2_000 });
    const began = performance.now();
    expect((await transport.send(READ, ask())).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThanOrEqual(1_000);
    expect(calls()).toBe(2);
    expect(transport.health().operations[0]?.quietUntil).toBeUndefined();
  });

  test('for longer than an attempt may take: nothing is repeated, and the failure says until when', async () => {
    const { transport, calls } = await source(status(429, { 'retry-after': '60' }));
    const { until, kind, nothingDone } = await failureOf(transport, READ);
    expect({ kind, nothingDone }).toEqual({ kind: 'OVERLOADED', nothingDone: true });
    expect(Math.abs(until!.getTime() - Date.now() - 60_000)).toBeLessThan(10_000);
    expect(calls()).toBe(1);
    expect(transport.health().operations).toMatchObject([{ quietUntil: until, lastFault: { kind: 'OVERLOADED' } }]);
  });

  test.each([[429, 'OVERLOADED'], [503, 'MAINTENANCE']])('%i: other questions to it are not sent meanwhile, whatever their operation, and nothing is done', async (code, kind) => {
    const { transport, calls } = await source(status(code, { 'retry-after': '60' }));
    const { until } = await failureOf(transport, READ);
    expect(await failureOf(transport, WRITE)).toMatchObject({ kind, retryable: true, nothingDone: true, until });
    expect(await failureOf(transport, READ)).toMatchObject({ kind, until });
    expect(calls()).toBe(1);
  });

  test('what must not be repeated is not, however short the quiet', async () => {
    const { transport, calls } = await source(once(status(429, { 'retry-after': '1' })), { attemptMilliseconds: 2_000 });
    expect(await failureOf(transport, WRITE)).toMatchObject({ kind: 'OVERLOADED', nothingDone: true });
    expect(calls()).toBe(1);
  });

  test('who already waits for a place is not sent either', async () => {
    const { transport, calls } = await source((...args) => { setTimeout(() => status(429, { 'retry-after': '60' })(...args), 30); }, { concurrent: 1 });
    const failures = await Promise.all([READ, WRITE, READ].map((question) => failureOf(transport, question)));
    expect(failures.map(({ kind, until }) => [kind, until])).toEqual(Array.from({ length: 3 }, () => ['OVERLOADED', failures[0]!.until]));
    expect(calls()).toBe(1);
  });

  test('does not open the breaker: it is there, and says itself when', async () => {
    const { transport, calls } = await source((...args) => status(429, { 'retry-after': '1' })(...args), { failuresToOpen: 1, attempts: 1 });
    await failureOf(transport, READ);
    expect(transport.health().operations).toMatchObject([{ breaker: 'CLOSED', calls: 1 }]);
    await new Promise((resolve) => setTimeout(resolve, 1_010));
    expect(await failureOf(transport, READ)).toMatchObject({ kind: 'OVERLOADED' });
    expect(calls()).toBe(2);
  });

  test('and was asked whether it is back: that proves nothing, the breaker stays open', async () => {
    const { transport } = await source(once(status(500), status(503, { 'retry-after': '1' })), { failuresToOpen: 1, attempts: 1, openMilliseconds: 30 });
    await failureOf(transport, READ);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await failureOf(transport, READ)).toMatchObject({ kind: 'MAINTENANCE' });
    expect(transport.health().operations).toMatchObject([{ breaker: 'OPEN' }]);
  });

  test('a caller who leaves does not wait for the end of it', async () => {
    const { transport, calls } = await source(status(429, { 'retry-after': '2' }), { attemptMilliseconds: 3_000 });
    expect(await failureOf(transport, READ, AbortSignal.timeout(100))).toMatchObject({ kind: 'TIMEOUT' });
    expect(calls()).toBe(1);
  });

  test('without Retry-After it is asked again as after any failure', async () => {
    const { transport, calls } = await source(once(status(429)));
    expect((await transport.send(READ, ask())).status).toBe(200);
    expect(calls()).toBe(2);
    expect(transport.health().operations[0]?.quietUntil).toBeUndefined();
  });
});
