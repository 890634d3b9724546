import { Pool } from 'undici';
import type { BenchServer } from './servers.js';

export interface Load {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body of request number n, from 0. */
  readonly body: (n: number) => string;
  /** Throws when this is not the answer that was to be measured: a wrong answer has no speed. */
  readonly check: (answer: string) => void;
  readonly connections: number;
  readonly milliseconds: number;
}

/** One round of one server. */
export interface Round {
  readonly perSecond: number;
  /** What one fully used core would answer in a second. The machine's other work disturbs it less than `perSecond`. */
  readonly perCpuSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
}

/** Asks over kept connections, each waiting for its answer before it asks again, for so long. */
export async function loadServer(server: BenchServer, { path, headers = {}, body, check, connections, milliseconds }: Load): Promise<Round> {
  const pool = new Pool(server.url, { connections, pipelining: 1 });
  const took: number[] = [];
  let asked = 0;
  try {
    const cpuBefore = await server.cpuSeconds();
    const began = performance.now();
    const askAndAsk = async () => {
      for (let at = performance.now(); at - began < milliseconds; at = performance.now()) {
        const answer = await pool.request({ path, method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: body(asked++) });
        const text = await answer.body.text();
        if (answer.statusCode !== 200) throw new Error(`status ${answer.statusCode}: ${text.slice(0, 200)}`);
        check(text);
        took.push(performance.now() - at);
      }
    };
    await Promise.all(Array.from({ length: connections }, askAndAsk));
    const seconds = (performance.now() - began) / 1_000;
    const cpuSeconds = (await server.cpuSeconds()) - cpuBefore;
    took.sort((a, b) => a - b);
    const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))]!;
    return { perSecond: took.length / seconds, perCpuSecond: took.length / cpuSeconds, median: at(0.5), p95: at(0.95) };
  } finally {
    await pool.destroy();
  }
}
