/** Fast shutdown, then immediate (recovery at the next start), then none of its choice. */
const STEPS = [
  { signal: 'SIGINT', patience: { milliseconds: 10_000 } },
  { signal: 'SIGQUIT', patience: { milliseconds: 5_000 } },
  { signal: 'SIGKILL', patience: { milliseconds: 5_000 } },
] as const;

/** Stops a postmaster. `goneWithin` waits up to so many milliseconds and says whether it is gone. */
export async function stopInSteps(
  send: (signal: NodeJS.Signals) => void,
  goneWithin: (milliseconds: number) => Promise<boolean>,
): Promise<void> {
  for (const { signal, patience } of STEPS) {
    send(signal);
    if (await goneWithin(patience.milliseconds)) return;
  }
}
