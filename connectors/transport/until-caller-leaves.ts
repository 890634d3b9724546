/**
 * What the work says, or undefined as soon as the caller has left. The work itself goes on:
 * others may be waiting for it. Rejects as the work rejects.
 */
export function untilCallerLeaves<T extends object>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const leave = () => resolve(undefined);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
