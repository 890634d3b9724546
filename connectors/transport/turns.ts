import { setTimeout as sleep } from 'node:timers/promises';
import { untilCallerLeaves } from './until-caller-leaves.js';

const SECOND = 1_000;

/** To be called when the source has answered, or will not any more. */
export type GiveBack = () => void;

/**
 * Turns at a source that counts how often it is asked: `perSecond` tokens, each of which can be taken again a second after it was given
 * back. A question arrives at some time before its answer, however long connecting takes, so no second sees more, as the source counts
 * them; one that answers slowly is asked more rarely. Given in the order of asking. Undefined, and no token, for a caller who leaves.
 */
export function turnsOf(perSecond: number): (signal: AbortSignal) => Promise<GiveBack | undefined> {
  /** When each token that is not out can be taken, the earliest first. */
  const free: number[] = Array.from({ length: perSecond }, () => -Infinity);
  let cameBack: () => void = () => undefined;
  let last: Promise<unknown> = Promise.resolve();

  const giveBackOf = (): GiveBack => () => {
    free.push(performance.now() + SECOND);
    cameBack();
  };

  const take = async (signal: AbortSignal): Promise<GiveBack | undefined> => {
    while (!signal.aborted) {
      const [at] = free;
      const wait = at === undefined ? undefined : at - performance.now();
      if (wait !== undefined && wait <= 0) {
        free.shift();
        return giveBackOf();
      }
      if (wait !== undefined) await sleep(wait, undefined, { signal, ref: false }).catch(() => undefined);
      else await untilCallerLeaves(new Promise<object>((resolve) => { cameBack = () => resolve(free); }), signal);
    }
    return undefined;
  };

  return async (signal) => {
    const mine = last.then(async () => ({ giveBack: await take(signal) }));
    last = mine;
    const turn = await untilCallerLeaves(mine, signal);
    if (!turn) void mine.then(({ giveBack }) => giveBack?.()); // left in the very moment in which the token was taken
    return turn?.giveBack;
  };
}
