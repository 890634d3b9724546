import { expect, test } from '@jest/globals';
import type { Ask, Heard } from '../../../connectors/connector.js';
import { keyedRegisterCache, registerCache } from '../../../connectors/transport/register-cache.js';

const ask = (signal = AbortSignal.timeout(5_000)): Ask => ({ signal, correlationId: 'c-1' });
const good = (value: number): Heard<number> => ({ heard: true, value, asOf: new Date(Date.UTC(2026, 10, value)) });
const BROKEN: Heard<number> = { heard: false, fault: { source: 'NGO', coordinate: 'ngo.catalogue', kind: 'SERVER_ERROR', retryable: true } };
const TOO_LATE: Heard<number> = { heard: false, fault: { source: 'NGO', coordinate: 'ngo.catalogue', kind: 'TIMEOUT', retryable: true } };
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A register that gives these answers one after another, each after some time, unless its caller has left. */
function register(answers: Heard<number>[], milliseconds = 0) {
  const asked: Ask[] = [];
  const load = async (each: Ask): Promise<Heard<number>> => {
    if (each.signal.aborted) return TOO_LATE;
    asked.push(each);
    await pause(milliseconds);
    return answers.shift() ?? BROKEN;
  };
  return { load, asked };
}

test('a fresh answer is given again without asking', async () => {
  const { load, asked } = register([good(1), good(2)]);
  const cached = registerCache(load, 60_000);
  expect(await cached(ask())).toEqual(good(1));
  expect(await cached(ask())).toEqual(good(1));
  expect(asked).toHaveLength(1);
});

test('after its time it is asked for again', async () => {
  const { load } = register([good(1), good(2)]);
  const cached = registerCache(load, 10);
  await cached(ask());
  await pause(15);
  expect(await cached(ask())).toEqual(good(2));
});

test('those who ask at the same time cost one question', async () => {
  const { load, asked } = register([good(1)], 20);
  const cached = registerCache(load, 60_000);
  expect(await Promise.all(Array.from({ length: 50 }, () => cached(ask())))).toEqual(Array.from({ length: 50 }, () => good(1)));
  expect(asked).toHaveLength(1);
});

test('who asked first and left does not take the answer away from the others, and does not wait for it', async () => {
  const { load, asked } = register([good(1)], 100);
  const cached = registerCache(load, 60_000);
  const first = new AbortController();
  const left = cached(ask(first.signal));
  const stayed = cached(ask());
  first.abort();
  expect(await left).toEqual(TOO_LATE);
  expect(await stayed).toEqual(good(1));
  expect(asked).toHaveLength(1);
});

test('when a refresh fails, the last good answer is given with its old date and the reason in Polish', async () => {
  const { load } = register([good(1), BROKEN, good(3)]);
  const cached = registerCache(load, 0);
  await cached(ask());
  expect(await cached(ask())).toEqual({
    ...good(1), staleBecause: expect.stringMatching(/^Nie udało się w porę odświeżyć danych, które podaje katalog usług.*\.$/),
  });
  expect(await cached(ask())).toEqual(good(3)); // and nothing is left of the reason
});

test('a caller who cannot wait for a slow refresh gets the last good answer', async () => {
  const { load } = register([good(1)]);
  let slow = false;
  const cached = registerCache(async (each) => {
    if (slow && !each.signal.aborted) await pause(300);
    return load(each);
  }, 0);
  await cached(ask());
  slow = true;
  expect(await cached(ask(AbortSignal.timeout(20)))).toMatchObject({ heard: true, value: 1, staleBecause: expect.any(String) });
});

test('without a good answer the fault is the answer, and the next caller asks again', async () => {
  const { load, asked } = register([BROKEN, good(2)]);
  const cached = registerCache(load, 60_000);
  expect(await cached(ask())).toEqual(BROKEN);
  expect(await cached(ask())).toEqual(good(2));
  expect(asked).toHaveLength(2);
});

test('a register that is asked question by question keeps the newest ones, each with its own answer', async () => {
  const asked: number[] = [];
  const load = async (question: number): Promise<Heard<number>> => {
    asked.push(question);
    return good(question);
  };
  const cached = keyedRegisterCache({ load, keyOf: String, ttlMilliseconds: 60_000, questionsMax: 2 });
  expect(await cached(1, ask())).toEqual(good(1));
  expect(await cached(2, ask())).toEqual(good(2));
  expect(await cached(1, ask())).toEqual(good(1));
  expect(asked).toEqual([1, 2]);
  await cached(3, ask()); // now 2 has been asked longest ago
  await cached(1, ask());
  await cached(2, ask());
  expect(asked).toEqual([1, 2, 3, 2]);
});
