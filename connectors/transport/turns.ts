import { setTimeout as sleep } from 'node:timers/promises';
import { untilCallerLeaves } from './until-caller-leaves.js';

const SECOND = 1_000;

/**
 * Turns at a source that counts how often it is asked: `perSecond` tokens, each of which comes back a second after it was
 * taken, so that no second of any kind sees more. Given in the order of asking. Resolves early for a caller who leaves,
 * and keeps no token for one.
 */
export function turnsOf(perSecond: number): (signal: AbortSignal) => Promise<void> {
  /** When the tokens that are out were taken, the oldest first. */
  const taken: number[] = [];
  let last: Promise<unknown> = Promise.resolve();

  const take = async (signal: AbortSignal): Promise<readonly number[]> => {
    const wait = taken.length < perSecond ? 0 : taken[0]! + SECOND - performance.now();
    if (wait > 0 && !signal.aborted) await sleep(wait, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return taken;
    if (taken.length === perSecond) taken.shift();
    taken.push(performance.now());
    return taken;
  };

  return async (signal) => {
    const mine = last.then(() => take(signal));
    last = mine;
    await untilCallerLeaves(mine, signal);
  };
}
