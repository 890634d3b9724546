import { type AddressInfo, connect, createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { DEFAULT_LIMITS, httpTransport } from '../../../connectors/transport/http.js';
import { turnsOf } from '../../../connectors/transport/turns.js';
import { afterwards, ask, ok, READ, source } from './answering-source.js';

const never = new AbortController().signal;
/** Takes a turn, asks for so long, and gives it back. */
const turnOf = (turn: ReturnType<typeof turnsOf>, milliseconds = 0) => turn(never).then(async (giveBack) => {
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
  giveBack!();
});

describe('turns at a source that counts', () => {
  test('the first ones go at once, the next when a second has passed', async () => {
    const turn = turnsOf(3);
    const began = performance.now();
    const went = await Promise.all([1, 2, 3, 4].map(async () => { await turnOf(turn); return performance.now() - began; }));
    expect(Math.max(...went.slice(0, 3))).toBeLessThan(990);
    expect(went[3]).toBeGreaterThanOrEqual(1_000);
  });

  test('come back a second after the end of the question, not after its beginning', async () => {
    const turn = turnsOf(1);
    const began = performance.now();
    const long = turnOf(turn, 400);
    const next = turn(never).then(() => performance.now() - began);
    await long;
    expect(await next).toBeGreaterThanOrEqual(1_390);
  });

  test('are given in the order of asking', async () => {
    const turn = turnsOf(2);
    const order: number[] = [];
    await Promise.all([0, 1, 2, 3].map(async (who) => { await turnOf(turn); order.push(who); }));
    expect(order).toEqual([0, 1, 2, 3]);
  });

  test('who leaves is let go at once and keeps no turn, whether the tokens are out or only not free yet', async () => {
    for (const milliseconds of [0, 200]) {
      const turn = turnsOf(1);
      const first = turnOf(turn, milliseconds);
      const leaving = new AbortController();
      const began = performance.now();
      const left = turn(leaving.signal);
      const stayed = turn(never);
      setTimeout(() => leaving.abort(), 50);
      expect(await left).toBeUndefined();
      expect(performance.now() - began).toBeLessThan(990); // before any token could be taken again
      await first;
      expect(await stayed).toBeInstanceOf(Function); // the one token there is was not kept by who left
    }
  });
});

/** A way to the source on which whatever comes by a new connection is held up: its questions arrive late, and later ones overtake them. */
async function heldUp(port: number, milliseconds: number): Promise<number> {
  const door = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    far.pipe(near);
    setTimeout(() => near.pipe(far), milliseconds);
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  afterwards(() => new Promise((resolve) => door.close(resolve)));
  return (door.address() as AddressInfo).port;
}

test('no second of the source sees more questions than it allows, however long they have been on their way', async () => {
  const arrived: number[] = [];
  const { port } = await source((...args) => { arrived.push(performance.now()); ok(...args); });
  const transport = httpTransport('GMINA', `http://127.0.0.1:${await heldUp(port, 700)}`, { ...DEFAULT_LIMITS, ratePerSecond: 5, attemptMilliseconds: 5_000 });
  await Promise.all(Array.from({ length: 14 }, () => transport.send(READ, ask(AbortSignal.timeout(20_000)))));
  await transport.close();
  expect(arrived).toHaveLength(14);
  const most = Math.max(...arrived.map((from) => arrived.filter((at) => at >= from && at < from + 1_000).length));
  expect(most).toBeLessThanOrEqual(5);
});
