import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { AuthenticationError, AuthorizationError } from 'type-graphql';
import { request } from 'undici';
import { StartFault } from '../../../src/embedded/start-fault.js';
import { mask } from '../../../src/gateway/mask.js';
import { send, startEdge } from './edge.js';
import { openSocket } from './websocket-client.js';

const get = (url: string) => send(url, { method: 'GET' });

describe('health', () => {
  test('live and ready, with the parts', async () => {
    await using edge = await startEdge();
    const [live, ready] = await Promise.all([get(`${edge.gateway.url}/health/live`), get(`${edge.gateway.url}/health/ready`)]);
    expect([live.status, live.json]).toEqual([200, { status: 'ok' }]);
    expect([ready.status, ready.json]).toEqual([200, { status: 'ready', parts: { postgres: { state: 'UP' } } }]);
  });
  test('503 when a part is missing, and when nobody can say', async () => {
    await using missing = await startEdge({ readiness: async () => ({ ready: false, parts: { postgres: { state: 'DOWN', because: 'Baza nie odpowiada.' } } }) });
    expect(await get(`${missing.gateway.url}/health/ready`)).toMatchObject({ status: 503, json: { status: 'not-ready', parts: { postgres: { state: 'DOWN' } } } });
    await using broken = await startEdge({ readiness: () => Promise.reject(new Error('44051401359')) });
    const answer = await get(`${broken.gateway.url}/health/ready`);
    expect([answer.status, answer.text.includes('44051401359')]).toEqual([503, false]);
  });
});

describe('every answer', () => {
  test('carries its own correlation id and the headers that keep browsers and caches out', async () => {
    await using edge = await startEdge();
    const answers = await Promise.all([edge.post({ query: '{ hello }' }, { 'x-correlation-id': 'mine', 'x-request-id': 'mine' }), edge.post({ query: '{' }), get(`${edge.gateway.url}/health/live`), get(`${edge.gateway.url}/nic`)]);
    for (const { headers } of answers) {
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" });
      expect(headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(new Set(answers.map(({ headers }) => headers['x-correlation-id'])).size).toBe(4);
  });
  test('of a further route keeps the headers that the route has set', async () => {
    await using edge = await startEdge({ routes: (app) => void app.get('/', async (_request, reply) => reply.header('content-security-policy', "default-src 'self'").type('text/html').send('<p>')) });
    expect((await get(`${edge.gateway.url}/`)).headers).toMatchObject({ 'content-security-policy': "default-src 'self'", 'x-content-type-options': 'nosniff' });
  });
  test('is logged in one line without query, variables or address', async () => {
    await using edge = await startEdge();
    await edge.post({ query: 'query Kowalska71022890515($t: String) { Kowalska: echo(text: $t) ...Kowalska2 } fragment Kowalska2 on Query { ... { refuse } }', variables: { t: 'Kowalska' } });
    await get(`${edge.gateway.url}/osoba/Kowalska?imie=Kowalska`);
    const lines = edge.logged().split('\n').map((line) => JSON.parse(line));
    expect(lines).toMatchObject([{ method: 'POST', path: '/graphql', status: 200, fields: 'echo refuse', code: 'NOT_FOUND' }, { method: 'GET', path: '(unknown)', status: 404 }]);
    expect(edge.logged()).not.toContain('Kowalska');
  });
});

describe('errors', () => {
  test('that were expected keep code, sentence and source; the rest of the data answers', async () => {
    await using edge = await startEdge();
    const { json, headers } = await edge.post({ query: '{ hello refuse }' });
    expect(json).toEqual({
      data: { hello: 'hej', refuse: null },
      errors: [{
        message: 'Nie ma takiego wniosku.', path: ['refuse'], locations: [{ line: 1, column: 9 }],
        extensions: { code: 'NOT_FOUND', source: 'OPS', coordinate: 'ops.person', retryable: false, correlationId: headers['x-correlation-id'] },
      }],
    });
  });
  test('that nobody foresaw are masked, and logged without their message', async () => {
    await using edge = await startEdge();
    const { json, headers } = await edge.post({ query: '{ fail }' });
    const id = headers['x-correlation-id'];
    expect(json.errors).toMatchObject([{ message: `Nieoczekiwany błąd. Podaj administratorowi identyfikator ${String(id)}.`, extensions: { code: 'INTERNAL', correlationId: id } }]);
    const line = edge.logged().split('\n').map((each) => JSON.parse(each)).find(({ message }) => message === 'unexpected error');
    expect(line).toMatchObject({ correlationId: id, chain: [{ name: 'GraphQLError' }, { name: 'Error' }] });
    expect(line.chain[1].stack[0]).toMatch(/edge\.(js|ts):\d+/);
    expect(edge.logged()).not.toMatch(/44051401359|hasło/);
  });
  test('of an argument that may not be null are the client\'s', async () => {
    await using edge = await startEdge();
    const { json } = await edge.post({ query: 'query($n: Int = 1) { hello slow(milliseconds: $n) }', variables: { n: null } });
    expect(json).toMatchObject({ data: { hello: 'hej', slow: null }, errors: [{ path: ['slow'], extensions: { code: 'BAD_USER_INPUT' } }] });
  });
  test('of type-graphql about access are said in Polish, with the hub\'s codes', () => {
    const scope = { correlationId: 'c-1', log: { info: () => undefined, warn: () => undefined, error: () => undefined } };
    const told = [new AuthenticationError(), new AuthorizationError()].map((error) => mask(new GraphQLError(error.message, { path: ['a'], originalError: error }), scope));
    expect(told).toMatchObject([
      { message: 'Zaloguj się: zapytanie wymaga tokenu dostępu.', extensions: { code: 'UNAUTHENTICATED' } },
      { message: 'Brak uprawnień do tych danych.', extensions: { code: 'FORBIDDEN' } },
    ]);
  });
  test('of a context that cannot be made are masked too', async () => {
    await using edge = await startEdge({ contextOf: () => { throw new Error('44051401359'); } });
    const answer = await edge.post({ query: '{ hello }' });
    expect([answer.status, answer.json.errors![0]!.extensions.code]).toEqual([500, 'INTERNAL']);
    expect(answer.text + edge.logged()).not.toContain('44051401359');
  });
});

describe('the signal of a request', () => {
  const leave = async (url: string, query: string) => {
    const leaving = new AbortController();
    const asked = request(url, { method: 'POST', body: JSON.stringify({ query }), headers: { 'content-type': 'application/json' }, signal: leaving.signal });
    await sleep(250);
    leaving.abort();
    await asked.catch(() => undefined);
  };
  test('fires when the client of a query leaves', async () => {
    await using edge = await startEdge();
    await leave(edge.url, '{ untilAborted }');
    for (let waited = 0; edge.seen.aborted.length === 0 && waited < 5_000; waited += 50) await sleep(50);
    expect(edge.seen.aborted).toEqual(['AbortError']);
  });
  test('does not fire for a mutation, which is finished', async () => {
    await using edge = await startEdge();
    await leave(edge.url, 'mutation { touch(milliseconds: 400) }');
    for (let waited = 0; edge.seen.touched === 0 && waited < 5_000; waited += 50) await sleep(50);
    expect([edge.seen.touched, edge.seen.aborted]).toEqual([1, []]);
  });
  test('fires at the deadline', async () => {
    await using edge = await startEdge({ limits: { deadlineMilliseconds: 50 } });
    expect((await edge.post({ query: '{ untilAborted }' })).json.data).toEqual({ untilAborted: 'przerwane' });
    expect(edge.seen.aborted).toEqual(['TimeoutError']);
  });
  test('does not fire after the answer', async () => {
    const signals: AbortSignal[] = [];
    await using edge = await startEdge({ limits: { deadlineMilliseconds: 50 }, contextOf: (asked) => { signals.push(asked.signal); return asked; } });
    await edge.post({ query: '{ hello }' });
    await sleep(100);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });
});

test('whoever asks too often is told to wait; another person is not disturbed', async () => {
  await using edge = await startEdge({ limits: { requestsAtOnce: 3, requestsPerSecond: 1 } });
  const headers = { authorization: `Bearer ${await edge.sign({ sub: 'u-1' })}` };
  const answers = [];
  for (let each = 0; each < 5; each += 1) answers.push(await edge.post({ query: '{ hello }' }, headers));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
  expect(answers[4]).toMatchObject({ headers: { 'retry-after': '1' }, json: { errors: [{ extensions: { code: 'TOO_MANY_REQUESTS', retryable: true } }] } });
  expect((await edge.post({ query: '{ hello }' }, { authorization: `Bearer ${await edge.sign({ sub: 'u-2' })}` })).status).toBe(200);
  expect((await edge.post({ query: '{ hello }' }, { 'x-forwarded-for': '10.0.0.1' })).status).toBe(200);
});

describe('starting and stopping', () => {
  test('a busy port is one sentence that says what to do', async () => {
    await using edge = await startEdge();
    const port = Number(new URL(edge.url).port);
    const fault = await startEdge({ port }).then(() => undefined, (error: unknown) => error);
    expect(fault).toBeInstanceOf(StartFault);
    expect(String(fault)).toContain(`Port ${port} jest zajęty`);
    expect(String(fault)).toContain('ustaw PORT=');
  });
  test('an address that this machine does not have is said as well', async () => {
    await expect(startEdge({ host: '203.0.113.7' })).rejects.toThrow('ustaw HOST=127.0.0.1');
  });
  test('closing lets requests end, says goodbye to sockets and streams, and frees the port', async () => {
    const edge = await startEdge();
    const line = openSocket(edge.url);
    await line.init();
    line.subscribe('1', 'subscription { silence }');
    const streaming = send(`${edge.url}/stream`, { method: 'POST', body: '{"query":"subscription { silence }"}', headers: { 'content-type': 'application/json', accept: 'text/event-stream' } });
    const slow = edge.post({ query: '{ slow(milliseconds: 1500) }' });
    await sleep(700);
    await edge.gateway.close(10_000);
    expect((await slow).json.data).toEqual({ slow: 'wolno' });
    expect(await line.closed).toBe(1001);
    expect((await streaming).text).toContain('event: complete');
    expect(edge.seen.silencesEnded).toBe(2);
    await using again = await startEdge({ port: Number(new URL(edge.url).port) });
    expect((await again.post({ query: '{ hello }' })).status).toBe(200);
  });
  test('closing cuts what does not end in time', async () => {
    const edge = await startEdge();
    const slow = edge.post({ query: '{ slow(milliseconds: 900) }' }).then(() => 'answered', () => 'cut');
    await sleep(50);
    const began = performance.now();
    await edge.gateway.close(100);
    expect(performance.now() - began).toBeLessThan(800);
    expect(await slow).toBe('cut');
  });
  test('afterwards no socket and no timer of the gateway is left', async () => {
    const count = () => process.getActiveResourcesInfo().filter((each) => /TCP|Timeout/.test(each)).length;
    const before = count();
    const edge = await startEdge();
    await edge.post({ query: '{ hello }' });
    await get(`${edge.gateway.url}/health/ready`);
    await edge.gateway.close(1_000);
    await sleep(50);
    expect(count()).toBeLessThanOrEqual(before);
  });
});
