import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A program of the demo, running as a process of its own. */
export interface Child {
  readonly process: ChildProcess;
  /** Its first message. Rejects when the process ends before it. */
  readonly ready: Promise<unknown>;
  stop(): Promise<void>;
}

const PATIENCE_MILLISECONDS = 5_000;
/** kafkajs 2.2.4, as a provider would have it from npm, makes Node 24 say this again and again. */
const NODE_OPTIONS = ['--disable-warning=TimeoutNegativeWarning'];

export function startChild(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Child {
  const child = fork(join(import.meta.dirname, program), [...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: NODE_OPTIONS });
  const gone = once(child, 'exit');
  const ready = Promise.race([
    once(child, 'message').then(([message]: unknown[]) => message),
    gone.then(() => { throw new Error(`${program} ${args.join(' ')} ended before it was ready`); }),
  ]);
  ready.catch(() => undefined); // whoever waits for it hears of it
  return {
    process: child,
    ready,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS);
      await gone;
      clearTimeout(hard);
    },
  };
}
