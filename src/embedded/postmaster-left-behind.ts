import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopInSteps } from './stop-in-steps.js';

const POLL = { milliseconds: 25 };

/**
 * Stops the PostgreSQL that a killed hub left working on `cluster`, if there is one, and removes its `postmaster.pid`.
 * A number that meanwhile belongs to another program is left alone: only a process started with `-D <cluster>` is ours.
 * The caller holds the lock of the data folder, so no living hub is using this server. Answers whether one was stopped.
 */
export async function stopPostmasterLeftIn(cluster: string): Promise<boolean> {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return false;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  const works = (): boolean => pid > 1 && commandLine(pid).includes(cluster);
  const found = works();
  if (found) await stopInSteps((signal) => sendIfThere(pid, signal), (milliseconds) => goneWithin(milliseconds, works));
  rmSync(pidFile, { force: true });
  return found;
}

async function goneWithin(milliseconds: number, works: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += POLL.milliseconds) {
    if (!works()) return true;
    await sleep(POLL.milliseconds);
  }
  return !works();
}

function sendIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}

/** The arguments of a running process; empty for one that has ended, also when nobody has collected it yet (zombie). */
export function commandLine(pid: number): readonly string[] {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const listed = execFileSync('ps', ['-p', String(pid), '-ww', '-o', 'args='], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return listed.trim().split(' ');
  } catch {
    return [];
  }
}
