import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/**
 * Interrupts the process `pid` when this process ends in any way at all, kill -9 included: a shell waits on a pipe that only we
 * hold open. The returned function dismisses it. A machine without /bin/sh goes unguarded; the next start then cleans up.
 */
export function guard(pid: number): () => void {
  const guardian = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'cus-hub-guardian', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true, // Ctrl-C in the terminal must not reach it before us
    cwd: '/',
    env: {},
  });
  guardian.on('error', () => undefined);
  guardian.unref();
  const pipe = guardian.stdin;
  if (pipe instanceof Socket) pipe.unref();
  return () => {
    guardian.kill('SIGKILL');
    pipe.destroy();
  };
}
