import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Edge, startEdge } from './edge.js';
import { openSocket } from './websocket-client.js';

let edge: Edge;
beforeAll(async () => { edge = await startEdge(); });
afterAll(() => edge.gateway.close(1_000));

const PESEL = '44051401359';

describe('a subscription over WebSocket', () => {
  test('shows each event with a context of its own and then ends', async () => {
    const line = openSocket(edge.url);
    await line.init();
    const before = edge.seen.contexts;
    line.subscribe('1', 'subscription Kowalska($n: Int!) { ticks(count: $n) }', { n: 3 });
    await line.ended('1');
    expect(line.results('1')).toEqual([1, 2, 3].map((ticks) => ({ data: { ticks } })));
    expect(edge.seen.contexts - before).toBe(4);
    expect(edge.logged()).toContain('"fields":"ticks"');
    expect(edge.logged()).not.toContain('Kowalska');
    line.socket.close();
    await line.closed;
  });

  test.each(['connection_init', 'upgrade'])('knows who asks by the token of the %s', async (place) => {
    const authorization = `Bearer ${await edge.sign({ sub: 'u-7' })}`;
    const line = openSocket(edge.url, place === 'upgrade' ? { authorization } : {});
    await line.init(place === 'upgrade' ? undefined : { authorization });
    line.subscribe('1', 'subscription { mine }');
    expect((await line.hear(({ type }) => type === 'next')).payload).toEqual({ data: { mine: 'u-7' } });
    line.socket.close();
    await line.closed;
  });

  test('ends the source at once when the client unsubscribes or leaves', async () => {
    const line = openSocket(edge.url);
    await line.init();
    const before = edge.seen.silencesEnded;
    line.subscribe('1', 'subscription { silence }');
    line.subscribe('2', 'subscription { silence }');
    await sleep(50);
    line.say({ id: '1', type: 'complete' });
    await sleep(50);
    expect(edge.seen.silencesEnded - before).toBe(1);
    line.socket.terminate();
    await sleep(50);
    expect(edge.seen.silencesEnded - before).toBe(2);
  });

  test.each<[string, string, object | undefined, string]>([
    ['a query', '{ hello }', undefined, 'SUBSCRIPTIONS_ONLY'],
    ['a mutation', 'mutation { touch(milliseconds: 0) }', undefined, 'SUBSCRIPTIONS_ONLY'],
    ['a document that does not parse', `subscription { "${PESEL}" }`, undefined, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { nope }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    ['too many directives', `subscription { silence ${'@include(if: true) '.repeat(40)} }`, undefined, 'QUERY_TOO_MANY_DIRECTIVES'],
    ['a variable of the wrong kind', 'subscription($n: Int!) { ticks(count: $n) }', { n: PESEL }, 'BAD_USER_INPUT'],
    ['NUL in a variable', 'subscription($n: Int!) { ticks(count: $n) }', { n: 'a\u0000' }, 'BAD_USER_INPUT'],
    ['a refusal of the resolver', 'subscription { mine }', undefined, 'UNAUTHENTICATED'],
  ])('refuses %s', async (_name, query, variables, code) => {
    const line = openSocket(edge.url);
    await line.init();
    line.subscribe('1', query, variables);
    const { type, payload } = await line.ended('1');
    expect([type, (payload as { extensions: { code: string } }[])[0]!.extensions.code]).toEqual(['error', code]);
    expect(JSON.stringify(payload)).not.toContain(PESEL);
    line.socket.close();
    await line.closed;
  });

  test('a source that breaks is masked and said once', async () => {
    const line = openSocket(edge.url);
    await line.init();
    line.subscribe('1', 'subscription { failing }');
    const { payload } = await line.ended('1');
    expect(payload).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    expect(JSON.stringify(payload) + edge.logged()).not.toContain(PESEL);
    line.socket.close();
    await line.closed;
  });
});

describe('a socket is closed', () => {
  test.each(['Bearer x', 'Basic dTpw', 'Bearer', ''])('with 4401 for the credentials "%s"', async (authorization) => {
    const line = openSocket(edge.url);
    await line.opened;
    line.say({ type: 'connection_init', payload: { authorization } });
    expect(await line.closed).toBe(4401);
  });

  test('with 4401 when its token ends', async () => {
    const line = openSocket(edge.url);
    await line.init({ authorization: `Bearer ${await edge.sign({ exp: Math.floor(Date.now() / 1_000) + 2 })}` });
    const began = Date.now();
    line.subscribe('1', 'subscription { silence }');
    expect(await line.closed).toBe(4401);
    expect(Date.now() - began).toBeLessThan(3_000);
  });

  test('with 4401 when it subscribes before it has introduced itself', async () => {
    const line = openSocket(edge.url);
    await line.opened;
    line.subscribe('1', 'subscription { silence }');
    expect(await line.closed).toBe(4401);
  });

  test('with 4400 for what is no message', async () => {
    const line = openSocket(edge.url);
    await line.opened;
    line.say('{"type":');
    expect(await line.closed).toBe(4400);
  });

  test('with 1009 for a message above 256 KB', async () => {
    const line = openSocket(edge.url);
    await line.init();
    line.subscribe('1', `subscription { silence } #${'x'.repeat(300_000)}`);
    expect(await line.closed).toBe(1009);
  });

  test('when it speaks another protocol, or another path is asked', async () => {
    const other = openSocket(edge.url, {}, 'graphql-ws');
    await expect(other.opened).rejects.toThrow('subprotocol');
    const elsewhere = openSocket(`${edge.gateway.url}/else`);
    await expect(elsewhere.opened).rejects.toThrow('404');
  });
});

test('one person keeps at most as many subscriptions as the limit, and another person is not disturbed', async () => {
  await using small = await startEdge({ limits: { subscriptions: 2, sockets: 3 } });
  const authorization = `Bearer ${await small.sign({ sub: 'u-1' })}`;
  const one = openSocket(small.url);
  await one.init({ authorization });
  for (const id of ['1', '2', '3']) one.subscribe(id, 'subscription { silence }');
  expect((await one.ended('3')).payload).toMatchObject([{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', retryable: true } }]);
  one.say({ id: '1', type: 'complete' });
  one.subscribe('4', 'subscription { ticks(count: 1) }');
  await one.ended('4');
  expect(one.results('4')).toHaveLength(1);

  const other = openSocket(small.url);
  await other.init({ authorization: `Bearer ${await small.sign({ sub: 'u-2' })}` });
  other.subscribe('1', 'subscription { ticks(count: 1) }');
  await other.ended('1');

  await openSocket(small.url).init({ authorization });
  await openSocket(small.url).init({ authorization });
  const fourth = openSocket(small.url);
  await fourth.opened;
  fourth.say({ type: 'connection_init', payload: { authorization } });
  expect(await fourth.closed).toBe(4403);
});
