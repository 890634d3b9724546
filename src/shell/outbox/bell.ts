/** A bell: whoever waits is woken by a ring, by its signal, or after a while at the latest. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, after `milliseconds`, or when the signal fires; never rejects. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export function bell(): Bell {
  const waiting = new Set<() => void>();
  return {
    ring() {
      for (const wake of waiting) wake();
    },
    wait: (milliseconds, signal) => new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const wake = () => {
        clearTimeout(timer);
        waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      waiting.add(wake);
      signal.addEventListener('abort', wake);
    }),
  };
}
