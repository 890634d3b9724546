import { describe, expect, test } from '@jest/globals';
import { turnsOf } from '../../../connectors/transport/turns.js';

const never = new AbortController().signal;

describe('turns at a source that counts', () => {
  test('the first ones go at once, the next when a second has passed', async () => {
    const turn = turnsOf(3);
    const began = performance.now();
    const went = await Promise.all([1, 2, 3, 4].map(async () => { await turn(never); return performance.now() - began; }));
    expect(Math.max(...went.slice(0, 3))).toBeLessThan(500);
    expect(went[3]).toBeGreaterThanOrEqual(990);
  });

  test('are given in the order of asking', async () => {
    const turn = turnsOf(2);
    const order: number[] = [];
    await Promise.all([0, 1, 2, 3].map(async (who) => { await turn(never); order.push(who); }));
    expect(order).toEqual([0, 1, 2, 3]);
  });

  test('who leaves is let go at once and keeps no turn', async () => {
    const turn = turnsOf(1);
    await turn(never);
    const leaving = new AbortController();
    const began = performance.now();
    const left = turn(leaving.signal).then(() => performance.now() - began);
    const stayed = turn(never).then(() => performance.now() - began);
    setTimeout(() => leaving.abort(), 50);
    expect(await left).toBeLessThan(500);
    expect(await stayed).toBeLessThan(1_500); // one second after the first turn, not two
  });
});
