import { describe, expect, test } from '@jest/globals';
import type { SourceFaultKind } from '../../../connectors/connector.js';
import { sendOnce } from '../../../connectors/transport/hear.js';
import { DEFAULT_LIMITS, httpTransport, type HttpTransport, type TransportLimits } from '../../../connectors/transport/http.js';
import { askForJson } from '../../../connectors/transport/json-answer.js';
import { MAINTENANCE_DAYS } from '../../../connectors/transport/maintenance.js';
import { afterwards, type Answer, ask, ok, source, status, WRITE } from './answering-source.js';

const file = (transport: HttpTransport, signal?: AbortSignal) => sendOnce(transport, 'write', async () => {
  const { json, answer } = await askForJson(transport, WRITE, ask(signal));
  return { value: json, at: answer.receivedAt };
});
const failed = (certain: boolean, kind: SourceFaultKind) => ({ sent: false, certain, fault: { coordinate: 'gmina.write', kind } });

test('what was sent once is done once, and says when', async () => {
  const { transport, calls } = await source(ok);
  expect(await file(transport)).toEqual({ sent: true, value: { a: 1 }, at: expect.any(Date) });
  expect(calls()).toBe(1);
});

describe('the source has certainly done nothing', () => {
  test.each([
    [400, {}, 'FAULT'], [404, {}, 'FAULT'], [413, {}, 'FAULT'], [422, {}, 'FAULT'], [401, {}, 'REFUSED'], [403, {}, 'REFUSED'],
    [429, {}, 'OVERLOADED'], [429, { 'retry-after': '1' }, 'OVERLOADED'],
  ] as const)('when it answers %i %j', async (code, headers, kind) => {
    const { transport, calls } = await source(status(code, headers));
    expect(await file(transport)).toMatchObject(failed(true, kind));
    expect(calls()).toBe(1);
  });

  test('when nobody listens at its address', async () => {
    const transport = httpTransport('GMINA', 'http://127.0.0.1:1', DEFAULT_LIMITS);
    afterwards(() => transport.close());
    expect(await file(transport)).toMatchObject(failed(true, 'UNREACHABLE'));
  });

  test('when its name leads nowhere', async () => {
    const transport = httpTransport('GMINA', 'http://rejestr.invalid', DEFAULT_LIMITS);
    afterwards(() => transport.close());
    expect(await file(transport)).toMatchObject(failed(true, 'UNREACHABLE'));
  });

  test('when its breaker is open', async () => {
    const { transport, calls } = await source(status(500), { failuresToOpen: 1 });
    await file(transport);
    expect(await file(transport)).toMatchObject(failed(true, 'CIRCUIT_OPEN'));
    expect(calls()).toBe(1);
  });

  test('when it has its planned break', async () => {
    const { transport, calls } = await source(ok, { maintenance: [{ days: MAINTENANCE_DAYS, from: '00:00', until: '00:00' }] });
    expect(await file(transport)).toMatchObject({ ...failed(true, 'MAINTENANCE'), fault: { until: expect.any(Date) } });
    expect(calls()).toBe(0);
  });

  test('when it asked for quiet', async () => {
    const { transport, calls } = await source(status(503, { 'retry-after': '60' }));
    expect(await file(transport)).toMatchObject(failed(false, 'MAINTENANCE')); // this one arrived, and 5xx can come after the deed
    expect(await file(transport)).toMatchObject(failed(true, 'MAINTENANCE'));
    expect(calls()).toBe(1);
  });

  test('when too many wait for it already', async () => {
    const { transport, calls } = await source((...args) => { setTimeout(() => ok(...args), 50); }, { concurrent: 1, waiting: 0 });
    const first = file(transport);
    expect(await file(transport)).toMatchObject(failed(true, 'OVERLOADED'));
    expect(await first).toMatchObject({ sent: true });
    expect(calls()).toBe(1);
  });

  test('when the caller had left before', async () => {
    const { transport, calls } = await source(ok);
    expect(await file(transport, AbortSignal.abort())).toMatchObject(failed(true, 'TIMEOUT'));
    expect(calls()).toBe(0);
  });
});

describe('nobody knows what the source has done, and it is not sent again,', () => {
  const LIMITS: Partial<TransportLimits> = { attempts: 5 };
  const reset: Answer = (request) => { request.on('data', () => undefined).on('end', () => request.socket.resetAndDestroy()); };
  const page: Answer = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Przerwa</p>');
  const nonsense: Answer = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":');
  const half: Answer = (request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{');
    setTimeout(() => request.socket.destroy(), 5);
  };
  test.each([
    ['it does not answer in time', () => undefined, 'TIMEOUT'], ['408', status(408), 'TIMEOUT'], ['500', status(500), 'SERVER_ERROR'], ['502', status(502), 'SERVER_ERROR'],
    ['409, for it may have been done before', status(409), 'FAULT'], ['a redirection', status(302, { location: '/x' }), 'FAULT'],
    ['the connection is reset after the question left', reset, 'UNREACHABLE'], ['the answer breaks off', half, 'UNREACHABLE'],
    ['an answer that cannot be read', nonsense, 'MALFORMED'], ['a page for people', page, 'MAINTENANCE'],
  ] as const)('when %s', async (_, answer, kind) => {
    const { transport, calls } = await source(answer, LIMITS);
    expect(await file(transport)).toMatchObject(failed(false, kind));
    expect(calls()).toBe(1);
  });

  test('when the caller leaves after the question left', async () => {
    const caller = new AbortController();
    const { transport, calls } = await source(() => caller.abort());
    expect(await file(transport, caller.signal)).toMatchObject(failed(false, 'TIMEOUT'));
    expect(calls()).toBe(1);
  });

  test('when our own reading of the answer stumbles', async () => {
    const { transport } = await source(ok);
    const outcome = await sendOnce(transport, 'write', async () => { await transport.send(WRITE, ask()); throw new TypeError('a field is missing'); });
    expect(outcome).toMatchObject(failed(false, 'MALFORMED'));
  });
});
