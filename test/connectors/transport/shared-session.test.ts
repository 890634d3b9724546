import { describe, expect, test } from '@jest/globals';
import { sharedSession } from '../../../connectors/transport/shared-session.js';
import { SourceFailure } from '../../../connectors/transport/source-failure.js';

const ask = (signal = AbortSignal.timeout(5_000)) => ({ signal, correlationId: 'c-1' });
const LOST = new SourceFailure('REFUSED', false, { code: 'session' });
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A source that numbers its sessions and forgets those up to `forgotten`. */
function source({ refuses = () => false, refusedMilliseconds = 60_000 }: { refuses?: () => boolean; refusedMilliseconds?: number } = {}) {
  const state = { logins: 0, forgotten: 0 };
  const withSession = sharedSession({
    login: async () => {
      state.logins += 1;
      await pause(20);
      if (refuses()) throw new SourceFailure('REFUSED', false, { code: 'password' });
      return state.logins;
    },
    isLost: ({ code }) => code === 'session',
    refusedMilliseconds,
  });
  const question = async (session: number) => {
    await pause(5);
    if (session <= state.forgotten) throw LOST;
    return `answered in ${session}`;
  };
  return { state, question: (signal?: AbortSignal) => withSession(question, ask(signal)), withSession };
}

describe('a session', () => {
  test('is opened once for all who ask at the same time, and kept', async () => {
    const { state, question } = source();
    expect(await Promise.all(Array.from({ length: 20 }, () => question()))).toEqual(Array.from({ length: 20 }, () => 'answered in 1'));
    await question();
    expect(state.logins).toBe(1);
  });

  test('that was lost is opened again once, however many hear it', async () => {
    const { state, question } = source();
    await question();
    state.forgotten = 1;
    expect(await Promise.all(Array.from({ length: 20 }, () => question()))).toEqual(Array.from({ length: 20 }, () => 'answered in 2'));
    expect(state.logins).toBe(2);
  });

  test('that is lost again at once is the failure of who asked: nobody logs in for ever', async () => {
    const { state, question } = source();
    state.forgotten = Infinity;
    await expect(question()).rejects.toBe(LOST);
    expect(state.logins).toBe(2);
  });

  test('is not asked for again soon after a refusal, because the account would be locked', async () => {
    const { state, question } = source({ refuses: () => true });
    for (let i = 0; i < 5; i += 1) await expect(question()).rejects.toMatchObject({ kind: 'REFUSED', code: 'password' });
    expect(state.logins).toBe(1);
  });

  test('is asked for again when that time is over', async () => {
    let refused = true;
    const { state, question } = source({ refuses: () => refused, refusedMilliseconds: 30 });
    await expect(question()).rejects.toMatchObject({ kind: 'REFUSED' });
    refused = false;
    await pause(40);
    expect(await question()).toBe('answered in 2');
    expect(state.logins).toBe(2);
  });

  test('does not keep a caller who leaves, nor is it taken from the others', async () => {
    const { state, question } = source();
    const leaving = new AbortController();
    const left = question(leaving.signal);
    const stayed = question();
    leaving.abort();
    await expect(left).rejects.toMatchObject({ kind: 'TIMEOUT' });
    expect(await stayed).toBe('answered in 1');
    expect(state.logins).toBe(1);
  });

  test('is not touched by any other failure of a question', async () => {
    const { state, withSession } = source();
    const failing = () => withSession(async () => { throw new SourceFailure('SERVER_ERROR', true); }, ask());
    await expect(failing()).rejects.toMatchObject({ kind: 'SERVER_ERROR' });
    await expect(failing()).rejects.toMatchObject({ kind: 'SERVER_ERROR' });
    expect(state.logins).toBe(1);
  });
});
