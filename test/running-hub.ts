import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { gminaSimulator } from '../connectors/gmina/simulator.js';
import { HEALTH_DEMO_RESOURCES } from '../connectors/health/demo-resources.js';
import { healthSimulator } from '../connectors/health/simulator.js';
import { DEMO_SERVICES } from '../connectors/ngo/demo-services.js';
import { ngoSimulator } from '../connectors/ngo/simulator.js';
import { opsSimulator } from '../connectors/ops/simulator.js';
import { pupSimulator } from '../connectors/pup/simulator.js';
import { openConnectors } from '../connectors/registry.js';
import type { Simulator } from '../connectors/transport/knobs.js';
import type { Role } from '../src/core/access/actor.js';
import { demoToken } from '../src/demo/demo.js';
import { DEMO_CENTRE, DEMO_TENANT } from '../src/demo/demo-centre.js';
import { demoIssuer, type DemoIssuer } from '../src/demo/demo-issuer.js';
import { graphClient, type GraphClient } from '../src/demo/graph-client.js';
import { POPULATION } from '../src/demo/population.js';
import { tokenVerifier } from '../src/gateway/access-token.js';
import { startHub, type Hub } from '../src/hub.js';
import { kafkajsEventLog } from '../src/shell/kafka/kafkajs-event-log.js';
import type { SourceSystem } from '../src/vocabulary/source-system.js';
import { testDatabase, type TestDatabase } from './postgres.js';

export interface HubWish {
  /** Kafka's address; none: events wait. */
  readonly brokers?: string;
  readonly topicPrefix?: string;
  /** HSDS documents of the NGO simulator, beside the demo's. */
  readonly documents?: readonly unknown[];
  /** FHIR resources of the health simulator, beside the demo's. */
  readonly resources?: readonly unknown[];
}

/** A whole hub on real parts: a database of its own, five simulators, the graph over HTTP on a free port. */
export interface RunningHub {
  readonly graphUrl: string;
  readonly database: TestDatabase;
  readonly simulators: Readonly<Record<SourceSystem, Simulator>>;
  readonly issuer: DemoIssuer;
  readonly topicPrefix: string;
  as(role: Role, more?: { provider?: string; resident?: string; subject?: string }): GraphClient;
  /** Stops the hub and starts another one on the same database and sources. */
  restart(wish?: Pick<HubWish, 'brokers'>): Promise<void>;
  close(): Promise<void>;
}

export async function runningHub(wish: HubWish = {}): Promise<RunningHub> {
  const folder = mkdtempSync(join(tmpdir(), 'cus-hub-test-'));
  const [database, issuer, simulators] = await Promise.all([testDatabase(), demoIssuer(folder), startSimulators(wish)]);
  const topicPrefix = wish.topicPrefix ?? `test-${randomUUID().slice(0, 8)}`;
  const pseudonymKey = randomBytes(32);
  const open = (brokers: string | undefined, port: number): Promise<Hub> => startHub({
    databaseUrl: database.url, tenant: DEMO_TENANT, centre: DEMO_CENTRE, pseudonymKey, log: pino({ level: 'silent' }), clock: () => new Date(),
    connectors: openConnectors(Object.fromEntries(Object.entries(simulators).map(([system, { url }]) => [system, { url, keepMilliseconds: 50 }]))),
    verifyToken: tokenVerifier({ issuer: issuer.issuer, audience: issuer.audience, keys: { jwks: issuer.jwks }, algorithms: ['ES256'] }),
    eventLog: brokers === undefined ? null : kafkajsEventLog({ brokers: brokers.split(','), clientId: 'test-hub', log: () => undefined }),
    topics: { prefix: topicPrefix }, roles: ['gateway', 'relay', 'consumer'], host: '127.0.0.1', port, publicUrl: null, introspection: true,
  });
  let hub = await open(wish.brokers, 0);
  const graphUrl = `${hub.url}/graphql`;
  return {
    graphUrl, database, simulators, issuer, topicPrefix,
    as: (role, more) => graphClient(graphUrl, () => demoToken(issuer, role, more)),
    async restart({ brokers } = {}) {
      await hub.close();
      hub = await open(brokers, Number(new URL(graphUrl).port));
    },
    async close() {
      await hub.close();
      await Promise.all(Object.values(simulators).map((simulator) => simulator.close()));
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startSimulators({ documents = [], resources = [] }: HubWish): Promise<Record<SourceSystem, Simulator>> {
  const people = POPULATION;
  const [OPS, GMINA, PUP, HEALTH, NGO] = await Promise.all([
    opsSimulator({ people }), gminaSimulator({ people }), pupSimulator({ people }),
    healthSimulator({ people, resources: [...HEALTH_DEMO_RESOURCES, ...resources] }), ngoSimulator({ documents: [...DEMO_SERVICES, ...documents] }),
  ]);
  return { OPS, GMINA, PUP, HEALTH, NGO };
}
