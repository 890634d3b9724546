import { describe, expect, test } from '@jest/globals';
import { DEFAULT_LIMITS, type HttpQuestion, httpTransport } from '../../../connectors/transport/http.js';
import { SourceFailure } from '../../../connectors/transport/source-failure.js';
import { afterwards, type Answer, ask, failureOf, ok, READ, source, status, WRITE } from './answering-source.js';

test('an answer comes back with its status, its content type and its bytes; the correlation id went there under the base path', async () => {
  const seen: unknown[] = [];
  const { transport } = await source((request, response, call) => {
    seen.push(request.url, request.headers['x-correlation-id']);
    ok(request, response, call);
  });
  const answer = await transport.send(READ, ask());
  expect(answer).toMatchObject({ status: 200, contentType: 'application/json' });
  expect(answer.body.toString()).toBe('{"a":1}');
  expect(seen).toEqual(['/base/things', 'c-1']);
});

describe('each way of failing has its own kind', () => {
  test.each([
    [500, {}, 'SERVER_ERROR', true], [502, {}, 'SERVER_ERROR', true], [503, {}, 'SERVER_ERROR', true],
    [503, { 'retry-after': '60' }, 'MAINTENANCE', true], [429, {}, 'OVERLOADED', true], [408, {}, 'TIMEOUT', true],
    [401, {}, 'REFUSED', false], [403, {}, 'REFUSED', false], [404, {}, 'FAULT', false], [302, { location: '/x' }, 'FAULT', false],
  ])('status %s %j is %s', async (code, headers, kind, retryable) => {
    const { transport } = await source(status(code, headers), { attempts: 1 });
    const failure = await failureOf(transport, READ);
    expect(failure).toMatchObject({ kind, retryable });
    expect(JSON.stringify(failure.toFault('GMINA', 'gmina.read'))).not.toContain('upstream');
  });

  test('a status whose body the connector reads itself is an answer', async () => {
    const { transport } = await source(status(500));
    const answer = await transport.send({ ...READ, alsoReads: (code) => code === 500 }, ask());
    expect(answer.status).toBe(500);
  });

  test('a body that its reader does not accept fails as the reader says, is asked for again, and shows in health', async () => {
    const { transport, calls } = await source(ok);
    const check = () => { throw new SourceFailure('MAINTENANCE', true); };
    expect(await failureOf(transport, { ...READ, check })).toMatchObject({ kind: 'MAINTENANCE' });
    expect(calls()).toBe(2);
    expect(transport.health().operations[0]?.lastFault?.kind).toBe('MAINTENANCE');
  });

  test('a reader that stumbles over a body makes it malformed', async () => {
    const { transport } = await source(ok);
    expect(await failureOf(transport, { ...READ, check: () => { throw new TypeError('x'); } })).toMatchObject({ kind: 'MALFORMED', retryable: false });
  });

  test('a body that breaks off is no answer', async () => {
    const { transport } = await source((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{');
      setTimeout(() => request.socket.destroy(), 5);
    });
    expect((await failureOf(transport, READ)).kind).toBe('UNREACHABLE');
  });

  test('a body over the limit is not read on', async () => {
    const { transport, calls } = await source((_, response) => response.writeHead(200).end('x'.repeat(2_000)), { answerBytesMax: 1_000 });
    expect((await failureOf(transport, READ)).kind).toBe('MALFORMED');
    expect(calls()).toBe(1);
  });

  test('a body over the limit that does not say its length is not read on either', async () => {
    const { transport } = await source((_, response) => {
      response.writeHead(200).write('x'.repeat(900));
      response.end('x'.repeat(900));
    }, { answerBytesMax: 1_000 });
    expect((await failureOf(transport, READ)).kind).toBe('MALFORMED');
  });

  test('a source that nobody listens at is unreachable', async () => {
    const transport = httpTransport('GMINA', 'http://127.0.0.1:1', { ...DEFAULT_LIMITS, attemptMilliseconds: 200 });
    afterwards(() => transport.close());
    expect((await failureOf(transport, READ)).kind).toBe('UNREACHABLE');
  });
});

describe('asking again', () => {
  test('an idempotent question is asked again and the second answer counts', async () => {
    const { transport, calls } = await source((...args) => (args[2] === 1 ? status(500)(...args) : ok(...args)));
    expect((await transport.send(READ, ask())).status).toBe(200);
    expect(calls()).toBe(2);
  });

  test.each([['an error', status(500)], ['a broken connection', ((request) => { request.socket.destroy(); }) as Answer], ['silence', (() => undefined) as Answer]])(
    'what is not idempotent is sent once, whatever comes: %s', async (_, answer) => {
      const { transport, calls } = await source(answer);
      await failureOf(transport, WRITE);
      expect(calls()).toBe(1);
    });

  test('a refusal is not asked again', async () => {
    const { transport, calls } = await source(status(403));
    await failureOf(transport, READ);
    expect(calls()).toBe(1);
  });
});

describe('time', () => {
  test('an attempt that takes too long is a timeout, and each attempt has its own time', async () => {
    const { transport, calls } = await source(() => undefined);
    const began = performance.now();
    expect(await failureOf(transport, READ)).toMatchObject({ kind: 'TIMEOUT', retryable: true });
    expect(performance.now() - began).toBeGreaterThanOrEqual(590);
    expect(calls()).toBe(2);
  });

  test('a body that drips is a timeout as well: the limit is for the whole exchange', async () => {
    const { transport } = await source((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(drip));
    }, { attempts: 1 });
    expect((await failureOf(transport, READ)).kind).toBe('TIMEOUT');
  });

  test('when the caller leaves, the socket is closed at once and nothing is asked again', async () => {
    let gone: () => void = () => undefined;
    const socketClosed = new Promise<void>((resolve) => { gone = resolve; });
    const caller = new AbortController();
    const { transport, calls } = await source((_, response) => {
      response.on('close', gone);
      caller.abort();
    }, { attemptMilliseconds: 5_000 });
    const began = performance.now();
    expect((await failureOf(transport, READ, caller.signal)).kind).toBe('TIMEOUT');
    await socketClosed;
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(calls()).toBe(1);
    expect(transport.health().operations[0]).toMatchObject({ breaker: 'CLOSED', calls: 1 });
    expect(transport.health().operations[0]?.lastFault).toBeUndefined();
  });

  test('a caller who has left before sends nothing', async () => {
    const { transport, calls } = await source(ok);
    expect((await failureOf(transport, READ, AbortSignal.abort())).kind).toBe('TIMEOUT');
    expect(calls()).toBe(0);
  });

  test('who waits in the queue leaves it when the time is up, not when a place comes free', async () => {
    const { transport } = await source(() => undefined, { concurrent: 1, attemptMilliseconds: 2_000, attempts: 1 });
    const first = transport.send(READ, ask()).catch(() => undefined);
    const began = performance.now();
    expect((await failureOf(transport, READ, AbortSignal.timeout(50))).kind).toBe('TIMEOUT');
    expect(performance.now() - began).toBeLessThan(1_000);
    await transport.close();
    await first;
  });

  test('who leaves during the pause before a retry does not wait for it', async () => {
    const caller = new AbortController();
    const { transport, calls } = await source((...args) => {
      args[1].on('finish', () => caller.abort());
      status(500)(...args);
    }, { attempts: 3 });
    expect((await failureOf(transport, READ, caller.signal)).kind).toBe('TIMEOUT');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(calls()).toBe(1);
  });
});

describe('a source that keeps failing is left alone', () => {
  const limits = { attempts: 1, failuresToOpen: 3, openMilliseconds: 150 };

  test('the breaker opens, lets one through after a while, and closes when that one is answered', async () => {
    let healthy = false;
    const { transport, calls } = await source((...args) => (healthy ? ok(...args) : status(500)(...args)), limits);
    for (let i = 0; i < 3; i += 1) expect((await failureOf(transport, READ)).kind).toBe('SERVER_ERROR');
    expect(await failureOf(transport, READ)).toMatchObject({ kind: 'CIRCUIT_OPEN', retryable: true });
    expect(calls()).toBe(3);
    expect(transport.health().operations[0]).toMatchObject({ coordinate: 'gmina.read', breaker: 'OPEN', lastFault: { kind: 'SERVER_ERROR' } });

    await new Promise((resolve) => setTimeout(resolve, 170));
    expect((await failureOf(transport, READ)).kind).toBe('SERVER_ERROR'); // half open: it failed again
    expect((await failureOf(transport, READ)).kind).toBe('CIRCUIT_OPEN');

    healthy = true;
    await new Promise((resolve) => setTimeout(resolve, 170));
    expect((await transport.send(READ, ask())).status).toBe(200);
    expect(transport.health().operations[0]).toMatchObject({ breaker: 'CLOSED', calls: 5 });
  });

  test('a caller who leaves the one that was let through does not close the breaker', async () => {
    let silent = false;
    const { transport } = await source((...args) => { if (!silent) status(500)(...args); }, { ...limits, openMilliseconds: 60 });
    for (let i = 0; i < 3; i += 1) await failureOf(transport, READ);
    silent = true;
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect((await failureOf(transport, READ, AbortSignal.timeout(20))).kind).toBe('TIMEOUT');
    while (transport.health().operations[0]?.breaker === 'HALF_OPEN') await new Promise((resolve) => setTimeout(resolve, 5));
    expect(transport.health().operations[0]?.breaker).toBe('OPEN');
  });

  test('an operation has its own breaker: a broken one does not take the others with it', async () => {
    const { transport } = await source((request, response, call) => (request.method === 'POST' ? status(500) : ok)(request, response, call), limits);
    for (let i = 0; i < 4; i += 1) await failureOf(transport, WRITE);
    expect((await failureOf(transport, WRITE)).kind).toBe('CIRCUIT_OPEN');
    expect((await transport.send(READ, ask())).status).toBe(200);
  });

  test.each<[string, Answer, Partial<HttpQuestion>, string]>([
    ['half a document', ok, { check: () => { throw new SourceFailure('MALFORMED', false); } }, 'OPEN'],
    ['another format', ok, { check: () => { throw new SourceFailure('WRONG_CONTENT_TYPE', false); } }, 'OPEN'],
    ['what makes our own reading stumble', ok, { check: () => { throw new TypeError('x'); } }, 'OPEN'],
    ['an internal error in its own words', ok, { check: () => { throw new SourceFailure('FAULT', false, { counts: true }); } }, 'OPEN'],
    ['5xx with a body that is read', status(500), { alsoReads: () => true, check: () => { throw new SourceFailure('SERVER_ERROR', true); } }, 'OPEN'],
    ['a refusal of the question in its own words', ok, { check: () => { throw new SourceFailure('FAULT', false); } }, 'CLOSED'],
    ['that it does not know the person', ok, { check: () => { throw new SourceFailure('UNKNOWN_PERSON', false); } }, 'CLOSED'],
  ])('after three times %s the breaker is as it should be, and each was one question', async (_, answers, question, breaker) => {
    const { transport, calls } = await source(answers, limits);
    for (let i = 0; i < 3; i += 1) await failureOf(transport, { ...READ, ...question });
    expect(calls()).toBe(3);
    expect(transport.health().operations[0]).toMatchObject({ breaker });
  });

  test('what cannot be read is counted, and not asked for again at once', async () => {
    const { transport, calls } = await source(ok, { ...limits, attempts: 3 });
    expect((await failureOf(transport, { ...READ, check: () => { throw new SourceFailure('MALFORMED', false); } })).kind).toBe('MALFORMED');
    expect(calls()).toBe(1);
  });

  test.each([401, 404])('that it answers %s does not open the breaker', async (code) => {
    const { transport, calls } = await source(status(code), limits);
    for (let i = 0; i < 5; i += 1) await failureOf(transport, READ);
    expect(calls()).toBe(5);
  });
});

describe('many at once', () => {
  test('so many are on the wire, so many wait, and the next is told at once', async () => {
    let open = 0;
    let most = 0;
    const { transport } = await source((...args) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => { open -= 1; ok(...args); }, 30);
    }, { concurrent: 2, waiting: 3 });
    const outcomes = await Promise.all(Array.from({ length: 7 }, () =>
      transport.send(READ, ask()).then(() => 'heard', (failure: SourceFailure) => failure.kind)));
    expect(outcomes.filter((each) => each === 'heard')).toHaveLength(5);
    expect(outcomes.filter((each) => each === 'OVERLOADED')).toHaveLength(2);
    expect(most).toBe(2);
  });

  test('after closing nothing is asked any more', async () => {
    const { transport, calls } = await source(ok);
    await transport.send(READ, ask());
    await transport.close();
    expect((await failureOf(transport, READ)).kind).toBe('UNREACHABLE');
    expect(calls()).toBe(1);
  });
});
