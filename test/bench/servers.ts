import { once } from 'node:events';
import { join } from 'node:path';
import { startChild } from '../../src/demo/child.js';
import { demoToken } from '../../src/demo/demo.js';
import { demoIssuer } from '../../src/demo/demo-issuer.js';
import { startSimulators, type Simulators } from '../../src/demo/simulators.js';
import type { Role } from '../../src/core/access/actor.js';
import { writeWish, type Wish } from './wish.js';

/** A server under measurement, in a process of its own. */
export interface BenchServer {
  readonly url: string;
  /** Processor time that the process has used since its start, of all its threads. */
  cpuSeconds(): Promise<number>;
}

export interface BenchServers {
  readonly hub: BenchServer;
  /** The same upstream calls without a hub: `bare-program.ts`. */
  readonly bare: BenchServer;
  readonly simulators: Simulators;
  token(role: Role): Promise<string>;
  stop(): Promise<void>;
}

/** Longer than any run, so that no upstream call of a query is a catalogue's own refreshing. */
const KEEP_MILLISECONDS = 600_000;

/** Five simulators, the hub on a migrated database, and the bare handler: seven processes. `folder` keeps the key of the demo's tokens. */
export async function startServers(databaseUrl: string, folder: string): Promise<BenchServers> {
  const issuer = await demoIssuer(folder);
  const simulators = await startSimulators();
  const sources = Object.fromEntries(Object.entries(simulators.urls).map(([system, url]) => [system, { url, keepMilliseconds: KEEP_MILLISECONDS }])) as Wish['sources'];
  const wish = writeWish({ sources, databaseUrl, jwks: issuer.jwks });
  const children = ['hub-program.js', 'bare-program.js'].map((program) => startChild(join('..', '..', 'test', 'bench', program), [], wish));
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop()));
    await simulators.stop();
  };
  try {
    const [hub, bare] = await Promise.all(children.map(async ({ ready, process }): Promise<BenchServer> => ({
      url: ((await ready) as { url: string }).url,
      async cpuSeconds() {
        process.send('cpu');
        const [said] = (await once(process, 'message')) as [{ cpuSeconds: number }];
        return said.cpuSeconds;
      },
    })));
    return { hub: hub!, bare: bare!, simulators, token: (role) => demoToken(issuer, role), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
