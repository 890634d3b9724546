import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine } from '../../src/embedded/postmaster-left-behind.js';

/** What `start-in-child` says about itself, one line of JSON at a time. */
export interface Said {
  readonly progress?: string;
  readonly fault?: string;
  readonly pid?: number;
  readonly url?: string;
}

/** A hub in a process of its own. */
export interface SmallHub {
  readonly process: ChildProcess;
  /** The first line for which `wanted` holds. Throws when the process ends without it. */
  hear(wanted: (said: Said) => boolean): Promise<Said>;
  killed(): Promise<void>;
  stop(): Promise<void>;
}

export function startSmallHub(folder: string, ...wishes: ('ordinary-user' | 'lock-only')[]): SmallHub {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'start-in-child.js'), folder, ...wishes], { stdio: ['pipe', 'pipe', 'pipe'] });
  const said: Said[] = [];
  let errors = '';
  const ended = once(child, 'close');
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => said.push(JSON.parse(line) as Said));
  const hear = async (wanted: (line: Said) => boolean): Promise<Said> => {
    for (;;) {
      const line = said.find(wanted);
      if (line) return line;
      if (child.exitCode !== null || child.signalCode !== null) {
        await ended;
        const last = said.find(wanted);
        if (last) return last;
        throw new Error(`the small hub ended without the expected line: ${errors}${JSON.stringify(said)}`);
      }
      await sleep(10);
    }
  };
  const killed = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  return { process: child, hear, killed, stop };
}

export const isUp = (said: Said): boolean => said.pid !== undefined;
export const isRefused = (said: Said): boolean => said.fault !== undefined;

/** Whether the process still does something; one that has ended and waits to be collected (zombie) does not. */
export const isAlive = (pid: number): boolean => commandLine(pid).join('') !== '';

/** Waits until `condition` holds; throws after ten seconds. */
export async function eventually(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > 10_000) throw new Error('it did not come true within ten seconds');
    await sleep(20);
  }
}

/** Numbers of the running processes whose arguments contain `text`. */
export function processesWith(text: string): number[] {
  return runningProcesses().filter((pid) => commandLine(pid).join(' ').includes(text));
}

function runningProcesses(): number[] {
  const names = process.platform === 'linux' ? readdirSync('/proc') : execFileSync('ps', ['-A', '-o', 'pid='], { encoding: 'utf8' }).split('\n');
  return names.map(Number).filter((pid) => pid > 0);
}
