import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { openConnectors } from '../../connectors/registry.js';
import { DEMO_CENTRE, DEMO_OFFICE, DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { DEMO_AUDIENCE, DEMO_ISSUER } from '../../src/demo/demo-issuer.js';
import { tokenVerifier } from '../../src/gateway/access-token.js';
import { startHub } from '../../src/hub.js';
import { serveBench } from './child-server.js';
import { readWish } from './wish.js';

/** The hub as `npm start` runs it, in a process of its own; only the limits of one caller's rate are out of the way. */
const { databaseUrl, sources, jwks } = readWish();
const hub = await startHub({
  databaseUrl, tenant: DEMO_TENANT, centre: DEMO_CENTRE, office: DEMO_OFFICE, connectors: openConnectors(sources), pseudonymKey: randomBytes(32),
  verifyToken: tokenVerifier({ issuer: DEMO_ISSUER, audience: DEMO_AUDIENCE, tenant: DEMO_TENANT, keys: { jwks }, algorithms: ['ES256'] }),
  eventLog: null, topics: { prefix: 'bench' }, roles: ['gateway', 'relay'], host: '127.0.0.1', port: 0, publicUrl: null, introspection: false,
  limits: { requestsPerSecond: 1_000_000, requestsAtOnce: 1_000_000 },
  log: pino({ level: 'error' }, pino.destination(2)), clock: () => new Date(),
});
serveBench(hub.url!, () => hub.close());
