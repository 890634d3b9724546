import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Connector } from '../connectors/connector.js';
import { sourcesOf } from '../connectors/sources.js';
import type { Office } from './core/letters/office.js';
import type { Centre } from './core/routing/facts.js';
import type { VerifyToken } from './gateway/access-token.js';
import { contextFor } from './gateway/context.js';
import { buildGraph } from './gateway/graph.js';
import type { HubParts } from './gateway/hub-parts.js';
import type { GatewayLimits } from './gateway/limits/gateway-limits.js';
import { startGateway, type Gateway } from './gateway/server.js';
import { inOneTransaction } from './shell/commands/work.js';
import { DISPATCH_PACE, type DispatchPace } from './shell/dispatch/dispatch-parts.js';
import { keepDispatching } from './shell/dispatch/worker.js';
import { listen, type Listener } from './shell/inbound/listen.js';
import type { EventLog } from './shell/kafka/event-log.js';
import { bell } from './shell/outbox/bell.js';
import { feed } from './shell/outbox/feed.js';
import { whileLeading } from './shell/outbox/leader.js';
import { relay } from './shell/outbox/relay.js';
import type { TopicNames } from './shell/outbox/topics.js';
import { openOrm, type Orm } from './shell/store/orm.js';
import { ProviderRow } from './shell/store/party-tables.js';

/** Everything a hub is made of. Nothing below reads the environment. */
export interface HubSettings {
  readonly databaseUrl: string;
  readonly tenant: string;
  readonly centre: Centre;
  readonly office: Office;
  readonly connectors: readonly Connector[];
  readonly pseudonymKey: Buffer;
  readonly verifyToken: VerifyToken;
  /** Null: no broker yet; events wait in the journal. */
  readonly eventLog: EventLog | null;
  readonly topics: TopicNames;
  readonly roles: readonly ('gateway' | 'relay' | 'consumer' | 'clock')[];
  /** How letters leave, where not as usual. */
  readonly dispatch?: { readonly pace?: Partial<DispatchPace> };
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly introspection: boolean;
  readonly limits?: Partial<GatewayLimits>;
  readonly routes?: (app: FastifyInstance) => void | Promise<void>;
  readonly log: Logger;
  readonly clock: () => Date;
}

export interface Hub {
  /** Null where this process has no gateway. */
  readonly url: string | null;
  /** From the next question on these are asked; questions on their way are answered by those before them. */
  replaceSources(connectors: readonly Connector[]): void;
  close(): Promise<void>;
}

const CLOSE_WITHIN_MILLISECONDS = 10_000;
/** Providers registered by another process are heard within this time. */
const NEW_PROVIDERS_MILLISECONDS = 5_000;

/** The composition root: the only file that knows everyone. */
export async function startHub(settings: HubSettings): Promise<Hub> {
  const { roles, eventLog, topics, tenant, log, clock } = settings;
  const orm = await openOrm(settings.databaseUrl);
  const stop = new AbortController();
  const committed = bell();
  const numbered = bell();
  const sources = sourcesOf(settings.connectors);
  const run = inOneTransaction(orm, clock, () => committed.ring());
  const listener = eventLog && roles.includes('consumer') ? listen({
    log: eventLog, topics, tenant, run, providers: () => providerCodes(orm, tenant),
    note: (level, what, fields) => log[level](fields, what),
  }) : null;
  const parts: HubParts = {
    orm, run, sources, feed: feed(orm, numbered), centre: settings.centre, office: settings.office, pseudonyms: settings.pseudonymKey, clock,
    providersChanged: () => void listener?.refresh().catch(() => undefined), // the loop below tries again
  };
  const gateway = roles.includes('gateway') ? await openGateway(settings, parts) : null;
  const working = [
    listener ? keepListening(listener, stop.signal) : null,
    roles.includes('relay') ? whileLeading(settings.databaseUrl, stop.signal, (client, lost) => relay(client, lost, {
      log: eventLog, topics, committed, numbered,
      graphUrl: `${settings.publicUrl ?? gateway?.url ?? `http://${settings.host}:${settings.port}`}/graphql`,
      warn: (what, fields) => log.warn(fields, what),
    }), (error) => log.warn({ error }, 'the relay tries again')) : null,
    roles.includes('clock') ? keepDispatching({
      orm, run, sources, tenant, clock, pace: { ...DISPATCH_PACE, ...settings.dispatch?.pace },
      warn: (what, fields) => log.warn(fields, what),
    }, stop.signal) : null,
  ];
  return {
    url: gateway?.url ?? null,
    replaceSources: sources.replace,
    async close() {
      await gateway?.close(CLOSE_WITHIN_MILLISECONDS);
      stop.abort();
      await Promise.all([...working, listener?.stop()]);
      await eventLog?.close();
      await sources.close();
      await orm.close(true);
    },
  };
}

async function openGateway(settings: HubSettings, parts: HubParts): Promise<Gateway> {
  return startGateway({
    schema: await buildGraph(), host: settings.host, port: settings.port, introspection: settings.introspection,
    verifyToken: settings.verifyToken, log: settings.log, contextOf: (asked) => contextFor(parts, asked),
    readiness: () => readiness(parts, settings.eventLog),
    ...(settings.routes && { routes: settings.routes }), ...(settings.limits && { limits: settings.limits }),
  });
}

/** Ready is a hub that can take applications: the database decides. Kafka and sources may be away, and are named. */
async function readiness({ orm, sources }: HubParts, eventLog: EventLog | null) {
  const [database, kafka] = await Promise.all([
    orm.em.fork().execute('select 1').then(() => true, () => false),
    eventLog?.isReachable(),
  ]);
  const open = sources.connectors.flatMap((connector) => connector.health().operations.some(({ breaker }) => breaker === 'OPEN') ? [connector.system] : []);
  return {
    ready: database,
    parts: {
      postgres: database ? { state: 'UP' } : { state: 'DOWN', because: 'Baza danych nie odpowiada.' },
      kafka: kafka === undefined
        ? { state: 'OFF', because: 'Nie podano KAFKA_BROKERS; zdarzenia czekają w dzienniku.' }
        : kafka ? { state: 'UP' } : { state: 'DOWN', because: 'Kafka nie odpowiada; zdarzenia czekają w dzienniku.' },
      sources: open.length === 0 ? { state: 'UP' } : { state: 'DEGRADED', because: `Chwilowo nie są pytane: ${open.join(', ')}.` },
    },
  };
}

async function keepListening(listener: Listener, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await listener.refresh().catch(() => undefined); // Kafka or the database is away
    await sleep(NEW_PROVIDERS_MILLISECONDS, undefined, { signal: stop }).catch(() => undefined);
  }
}

const providerCodes = async (orm: Orm, tenant: string): Promise<string[]> =>
  (await orm.em.fork().find(ProviderRow, { tenant }, { orderBy: { code: 'asc' }, fields: ['code'] })).map(({ code }) => code);

/** Tells one process from another in logs and on brokers. */
export const instanceName = (): string => `hub-${randomUUID().slice(0, 8)}`;
