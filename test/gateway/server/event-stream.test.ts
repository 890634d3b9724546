import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
import { request } from 'undici';
import { type Edge, send, startEdge } from './edge.js';

let edge: Edge;
beforeAll(async () => { edge = await startEdge(); });
afterAll(() => edge.gateway.close(1_000));

const stream = (path: string, body: object, headers: Record<string, string> = {}) => send(edge.gateway.url + path, {
  method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
});

describe('a subscription as server-sent events', () => {
  test.each(['/graphql/stream', '/graphql'])('at %s shows each event and then ends', async (path) => {
    const answer = await stream(path, { query: 'subscription { ticks(count: 2) }' });
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([200, 'text/event-stream; charset=utf-8', 'no-store']);
    expect(answer.text).toBe('event: next\ndata: {"data":{"ticks":1}}\n\nevent: next\ndata: {"data":{"ticks":2}}\n\nevent: complete\ndata: \n\n');
  });

  test('is understood by the graphql-sse client', async () => {
    const client = createClient({ url: `${edge.gateway.url}/graphql/stream`, retryAttempts: 0, headers: { authorization: `Bearer ${await edge.sign({ sub: 'u-9' })}` } });
    const heard = [];
    for await (const each of client.iterate({ query: 'subscription { mine }' })) {
      heard.push(each);
      if (heard.length === 2) break;
    }
    client.dispose();
    expect(heard).toEqual([{ data: { mine: 'u-9' } }, { data: { mine: 'u-9' } }]);
  });

  test('ends its source when the client leaves', async () => {
    const before = edge.seen.silencesEnded;
    const leaving = new AbortController();
    const { body } = await request(`${edge.gateway.url}/graphql/stream`, {
      method: 'POST', body: '{"query":"subscription { silence }"}', headers: { 'content-type': 'application/json', accept: 'text/event-stream' }, signal: leaving.signal,
    });
    body.on('error', () => undefined);
    leaving.abort();
    await sleep(100);
    expect(edge.seen.silencesEnded - before).toBe(1);
  });

  test('says that the token has ended, and ends', async () => {
    const authorization = `Bearer ${await edge.sign({ exp: Math.floor(Date.now() / 1_000) + 2 })}`;
    const answer = await stream('/graphql/stream', { query: 'subscription { silence }' }, { authorization });
    expect(answer.text).toMatch(/UNAUTHENTICATED[\s\S]*event: complete/);
  });

  test.each<[string, object, string]>([
    ['a query', { query: '{ hello }' }, 'SUBSCRIPTIONS_ONLY'],
    ['an unknown field', { query: 'subscription { nope }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['no query', {}, 'BAD_REQUEST'],
    ['a source that breaks', { query: 'subscription { failing }' }, 'INTERNAL'],
  ])('tells of %s in the stream', async (_name, body, code) => {
    const { text } = await stream('/graphql/stream', body);
    expect(text).toContain(`"code":"${code}"`);
    expect(text).toMatch(/event: complete\ndata: \n\n$/);
    expect(text + edge.logged()).not.toContain('44051401359');
  });

  test('needs the right token, and a client that reads events', async () => {
    expect((await stream('/graphql/stream', { query: 'subscription { silence }' }, { authorization: 'Bearer x' })).status).toBe(401);
    expect((await stream('/graphql/stream', { query: 'subscription { silence }' }, { accept: 'application/json' })).status).toBe(406);
    expect((await send(`${edge.gateway.url}/graphql/stream`, { method: 'GET' })).status).toBe(405);
  });
});

test('a client that names event streams last is answered as JSON', async () => {
  const accept = 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed';
  expect((await edge.post({ query: '{ hello }' }, { accept })).json).toEqual({ data: { hello: 'hej' } });
});

test('a client that does not read holds back its own source only', async () => {
  const { body } = await request(`${edge.gateway.url}/graphql/stream`, {
    method: 'POST', body: '{"query":"subscription { ticks(count: 1000000) }"}', headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
  });
  await sleep(300);
  const before = edge.seen.contexts;
  await sleep(200);
  expect(edge.seen.contexts - before).toBe(0); // a context is made for each event, and none was made
  expect((await edge.post({ query: '{ hello }' })).status).toBe(200);
  body.destroy();
});
