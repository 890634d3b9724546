import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { gminaSimulator } from '../connectors/gmina/simulator.js';
import { HEALTH_DEMO_RESOURCES } from '../connectors/health/demo-resources.js';
import { demoSlots } from '../connectors/health/demo-slots.js';
import { DEMO_QUEUES } from '../connectors/health/nfz/demo-queues.js';
import { healthSimulator } from '../connectors/health/simulator.js';
import { DEMO_ORGANISATIONS, DEMO_SERVICES } from '../connectors/ngo/demo-services.js';
import { ngoSimulator } from '../connectors/ngo/simulator.js';
import { opsSimulator } from '../connectors/ops/simulator.js';
import { pupSimulator } from '../connectors/pup/simulator.js';
import { openConnectors, type SourceAddress } from '../connectors/registry.js';
import type { SyntheticPerson } from '../connectors/synthetic-person.js';
import type { Simulator } from '../connectors/transport/knobs.js';
import type { Role } from '../src/core/access/actor.js';
import { demoToken } from '../src/demo/demo.js';
import { DEMO_CENTRE, DEMO_OFFICE, DEMO_TENANT } from '../src/demo/demo-centre.js';
import { demoIssuer, type DemoIssuer } from '../src/demo/demo-issuer.js';
import { graphClient, type GraphClient } from '../src/demo/graph-client.js';
import { POPULATION } from '../src/demo/population.js';
import { demoAddresses } from '../src/demo/simulators.js';
import { tokenVerifier } from '../src/gateway/access-token.js';
import type { GatewayLimits } from '../src/gateway/limits/gateway-limits.js';
import { startHub, type Hub, type HubSettings } from '../src/hub.js';
import { kafkajsEventLog } from '../src/shell/kafka/kafkajs-event-log.js';
import { SOURCE_SYSTEMS, type SourceSystem } from '../src/vocabulary/source-system.js';
import { testDatabase, type TestDatabase } from './postgres.js';

export interface HubWish {
  /** Kafka's address; none: events wait. */
  readonly brokers?: string;
  readonly topicPrefix?: string;
  /** HSDS documents of the NGO simulator, beside the demo's. */
  readonly documents?: readonly unknown[];
  /** FHIR resources of the health simulator, beside the demo's. */
  readonly resources?: readonly unknown[];
  /** A KRS of its own, in place of the one that the NGO simulator serves. */
  readonly krsUrl?: string;
  /** Whom the simulators know; the demo's population where it is not given. */
  readonly people?: readonly SyntheticPerson[];
  /** How the hub reaches the sources, made from how it would. */
  readonly addresses?: (demo: Addresses) => Partial<Addresses>;
  /** Of the gateway, where not its own. */
  readonly limits?: Partial<GatewayLimits>;
  /** Letters leave, in this way; they stay where they are where it is not given. */
  readonly dispatch?: HubSettings['dispatch'] & object;
  /** Hears every line that the hub logs, down to `trace`. Nobody hears them otherwise. */
  readonly logged?: (line: string) => void;
}

export type Addresses = Readonly<Record<SourceSystem, SourceAddress>>;

/** A whole hub on real parts: a database of its own, five simulators, the graph over HTTP on a free port. */
export interface RunningHub {
  readonly graphUrl: string;
  readonly database: TestDatabase;
  readonly simulators: Readonly<Record<SourceSystem, Simulator>>;
  readonly issuer: DemoIssuer;
  readonly topicPrefix: string;
  as(role: Role, more?: { provider?: string; unit?: string; territory?: string; resident?: string; subject?: string }): GraphClient;
  /** Stops the hub and starts another one on the same database and sources. */
  restart(wish?: Pick<HubWish, 'brokers' | 'addresses'>): Promise<void>;
  /** Ends a source's simulator, so that nobody listens at its address; the function that it resolves with starts another one there. */
  vanish(system: SourceSystem): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export async function runningHub(wish: HubWish = {}): Promise<RunningHub> {
  const folder = mkdtempSync(join(tmpdir(), 'cus-hub-test-'));
  const [database, issuer, simulators] = await Promise.all([testDatabase(), demoIssuer(folder), startSimulators(wish)]);
  const topicPrefix = wish.topicPrefix ?? `test-${randomUUID().slice(0, 8)}`;
  const pseudonymKey = randomBytes(32);
  const open = ({ brokers, addresses }: Pick<HubWish, 'brokers' | 'addresses'>, port: number): Promise<Hub> => startHub({
    databaseUrl: database.url, tenant: DEMO_TENANT, centre: DEMO_CENTRE, office: DEMO_OFFICE, pseudonymKey, clock: () => new Date(),
    log: wish.logged ? pino({ level: 'trace' }, { write: wish.logged }) : pino({ level: 'silent' }),
    connectors: openConnectors(addressesOf(simulators, { ...wish, ...(addresses && { addresses }) })), ...(wish.limits && { limits: wish.limits }),
    verifyToken: tokenVerifier({ issuer: issuer.issuer, audience: issuer.audience, tenant: DEMO_TENANT, keys: { jwks: issuer.jwks }, algorithms: ['ES256'] }),
    eventLog: brokers === undefined ? null : kafkajsEventLog({ brokers: brokers.split(','), clientId: 'test-hub', log: () => undefined }),
    topics: { prefix: topicPrefix }, roles: ['gateway', 'relay', 'consumer', ...(wish.dispatch ? ['clock' as const] : [])], ...(wish.dispatch && { dispatch: wish.dispatch }), host: '127.0.0.1', port, publicUrl: null, introspection: true,
  });
  let hub = await open(wish, 0);
  const graphUrl = `${hub.url}/graphql`;
  return {
    graphUrl, database, simulators, issuer, topicPrefix,
    as: (role, more) => graphClient(graphUrl, () => demoToken(issuer, role, more)),
    async restart(changed = {}) {
      await hub.close();
      hub = await open(changed, Number(new URL(graphUrl).port));
    },
    async vanish(system) {
      const { url, close } = simulators[system];
      await close();
      return async () => { simulators[system] = await SIMULATORS[system](wish, Number(new URL(url).port)); };
    },
    async close() {
      await hub.close();
      await Promise.all(Object.values(simulators).map((simulator) => simulator.close()));
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const KEEP_MILLISECONDS = 50;

function addressesOf(simulators: RunningHub['simulators'], { krsUrl, addresses: changed = (demo) => demo }: HubWish): Partial<Addresses> {
  const urls = Object.fromEntries(SOURCE_SYSTEMS.map((system) => [system, simulators[system].url])) as Record<SourceSystem, string>;
  const addresses = demoAddresses(urls, KEEP_MILLISECONDS);
  return changed({ ...addresses, ...(krsUrl !== undefined && { NGO: { ...addresses.NGO, krs: { url: krsUrl, keepMilliseconds: KEEP_MILLISECONDS } } }) });
}

const SIMULATORS: Readonly<Record<SourceSystem, (wish: HubWish, port?: number) => Promise<Simulator>>> = {
  OPS: ({ people = POPULATION }, port = 0) => opsSimulator({ people, port }),
  GMINA: ({ people = POPULATION }, port = 0) => gminaSimulator({ people, port }),
  PUP: ({ people = POPULATION }, port = 0) => pupSimulator({ people, port }),
  HEALTH: ({ people = POPULATION, resources = [] }, port = 0) =>
    healthSimulator({ people, resources: [...HEALTH_DEMO_RESOURCES, ...demoSlots(new Date()), ...resources], queues: DEMO_QUEUES, port }),
  NGO: ({ documents = [] }, port = 0) => ngoSimulator({ documents: [...DEMO_SERVICES, ...documents], organisations: DEMO_ORGANISATIONS, version: '3.1', port }),
};

const startSimulators = async (wish: HubWish): Promise<Record<SourceSystem, Simulator>> =>
  Object.fromEntries(await Promise.all(SOURCE_SYSTEMS.map(async (system) => [system, await SIMULATORS[system](wish)]))) as Record<SourceSystem, Simulator>;
