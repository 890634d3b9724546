import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pino } from 'pino';
import { openConnectors } from '../../connectors/registry.js';
import { DEMO_CENTRE, DEMO_OFFICE, DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { DEMO_AUDIENCE, DEMO_ISSUER } from '../../src/demo/demo-issuer.js';
import { tokenVerifier } from '../../src/gateway/access-token.js';
import { startHub } from '../../src/hub.js';
import { readWish } from '../bench/wish.js';

/** What the process says of itself when it is asked. */
export interface Vitals {
  /** In use after everything was thrown away that can be. */
  readonly heapBytes: number;
  /** Files and sockets open at one moment, the most since it was last asked. */
  readonly openMax: number;
  /**
   * For how long the event loop keeps a timer waiting, in all but one of a hundred cases since it was last asked. In processor
   * time of its thread: what else the machine does makes it neither better nor worse.
   */
  readonly busyMillisecondsP99: number;
}

/** The hub of `soak.test.ts`, in a process of its own, so that nothing but the hub is measured. */
const { databaseUrl, sources, jwks } = readWish();
const hub = await startHub({
  databaseUrl, tenant: DEMO_TENANT, centre: DEMO_CENTRE, office: DEMO_OFFICE, connectors: openConnectors(sources), pseudonymKey: randomBytes(32),
  verifyToken: tokenVerifier({ issuer: DEMO_ISSUER, audience: DEMO_AUDIENCE, tenant: DEMO_TENANT, keys: { jwks }, algorithms: ['ES256'] }),
  eventLog: null, topics: { prefix: 'soak' }, roles: ['gateway', 'relay'], host: '127.0.0.1', port: 0, publicUrl: null, introspection: false,
  limits: { requestsPerSecond: 1_000_000, requestsAtOnce: 1_000_000 },
  log: pino({ level: 'error' }, pino.destination(2)), clock: () => new Date(),
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const used = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};
const busy: number[] = [];
let before = used();
setInterval(() => {
  const now = used();
  busy.push(now - before);
  before = now;
}, 10).unref();
let openMax = 0;
setInterval(() => { openMax = Math.max(openMax, readdirSync('/dev/fd').length); }, 50).unref();

process.on('message', () => {
  const sorted = busy.splice(0).toSorted((a, b) => a - b);
  const busyMillisecondsP99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  collect();
  process.send!({ heapBytes: process.memoryUsage().heapUsed, openMax, busyMillisecondsP99 } satisfies Vitals);
  openMax = 0;
  before = used();
});
for (const told of ['SIGTERM', 'disconnect'] as const) process.once(told, () => void hub.close().then(() => process.exit(0)));
process.send!({ url: hub.url });
