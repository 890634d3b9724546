import type { ExecutionResult } from 'graphql';

/** Results as they come. `return` ends them at once, even while the next one is awaited. */
export type LiveResults = AsyncGenerator<ExecutionResult, void, void>;

/**
 * Each event of the source made into a result. An async generator would not do: its `return` waits for the event that is
 * awaited, and that may never come. `closed` is called once, however it ends.
 */
export function liveResults<T>(source: AsyncIterable<T>, resultOf: (event: T) => Promise<ExecutionResult>, closed: () => void): LiveResults {
  const events = source[Symbol.asyncIterator]();
  let isOpen = true;
  let stopWaiting: () => void = () => undefined;

  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    closed();
    stopWaiting();
    Promise.resolve(events.return?.()).catch(() => undefined); // not awaited, for the reason above
  };
  const nextResult = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    const event = await events.next();
    return event.done ? DONE : { done: false, value: await resultOf(event.value) };
  };
  const results: LiveResults = {
    next: () => {
      if (!isOpen) return Promise.resolve(DONE);
      return new Promise((resolve, reject) => {
        stopWaiting = () => resolve(DONE);
        nextResult().then(
          (step) => {
            if (step.done) close();
            resolve(isOpen ? step : DONE);
          },
          (error) => {
            reject(error); // before `close`, which would end the waiting without it
            close();
          },
        );
      });
    },
    return: async () => {
      close();
      return DONE;
    },
    throw: async (error) => {
      close();
      throw error;
    },
    [Symbol.asyncIterator]: () => results,
    [Symbol.asyncDispose]: async () => close(),
  };
  return results;
}

const DONE = { done: true, value: undefined } as const;
