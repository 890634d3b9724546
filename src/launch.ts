import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { EwusAddress } from '../connectors/health/ewus/client.js';
import { openConnectors, type SourceAddress } from '../connectors/registry.js';
import type { MaintenanceWindow } from '../connectors/transport/maintenance.js';
import type { CentreFile, Config } from './config.js';
import { clientsOf, demoToken, registerDemoProviders, startProviderProgram } from './demo/demo.js';
import { DEMO_CENTRE, DEMO_PROVIDERS, DEMO_TENANT } from './demo/demo-centre.js';
import { demoIssuer, type DemoIssuer } from './demo/demo-issuer.js';
import { demoRoutes } from './demo/demo-routes.js';
import { demoAddresses, startSimulators, type Simulators } from './demo/simulators.js';
import { walk } from './demo/walk.js';
import { openDataFolder, type DataFolder } from './embedded/data-folder.js';
import { defaultDataFolder } from './embedded/default-data-folder.js';
import { startEmbeddedPostgres } from './embedded/postgres.js';
import { onDisk } from './embedded/start-fault.js';
import { tokenVerifier } from './gateway/access-token.js';
import { playgroundRoutes } from './gateway/playground/routes.js';
import { instanceName, startHub, type Hub } from './hub.js';
import { PROJECT_ROOT } from './project-root.js';
import { kafkajsEventLog } from './shell/kafka/kafkajs-event-log.js';
import { migrate } from './shell/store/orm.js';

export interface Launched {
  readonly url: string | null;
  /** Whether the sources are simulated. */
  readonly demo: boolean;
  /** Resolves with a sentence when something that the hub cannot do without has ended by itself. */
  readonly broken: Promise<string>;
  close(): Promise<void>;
}

/** Signatures that access tokens may bear; pinned, whatever a token says. */
const ALGORITHMS = ['ES256', 'RS256'] as const;

/** Longer than the provider takes, short enough to say within a minute where to look. */
const WALK_AT_START_MILLISECONDS = 25_000;

export type Say = (line: string) => void;

/** Everything that was started, in the order of starting; closed in the opposite order. */
class Opened {
  readonly #closers: (() => Promise<void> | void)[] = [];
  add(close: () => Promise<void> | void): void {
    this.#closers.push(close);
  }
  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).toReversed()) await close();
  }
}

/** Brings up whatever the configuration leaves to us, then the hub. Whatever fails, nothing of it stays running. */
export async function launch(config: Config, options: { fresh: boolean; walk: boolean }, log: Logger, say: Say): Promise<Launched> {
  const opened = new Opened();
  try {
    return await launchInto(opened, config, options, log, say);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function launchInto(opened: Opened, config: Config, options: { fresh: boolean; walk: boolean }, log: Logger, say: Say): Promise<Launched> {
  const folder = needsFolder(config) ? await openFolder(config, options.fresh, opened) : null;
  const simulators = config.centre ? null : startSimulators();
  simulators?.catch(() => undefined); // awaited below
  opened.add(async () => (await simulators?.catch(() => null))?.stop());
  const { url, ownerUrl, broken } = await database(config, folder, opened, say);
  const done = await migrate(ownerUrl);
  if (done.length > 0) say('Założyłem tabele.');
  const issuer = config.oidc ? null : await demoIssuer(folder!.path);
  if (simulators) say('Uruchamiam systemy źródłowe pokazowej gminy…');
  const hub = await openHub({ config, log, databaseUrl: url, issuer, folder, simulators: await simulators });
  opened.add(() => hub.close());
  if (simulators && issuer && hub.url) await prepareDemo(hub.url, issuer, config, options.walk, opened, say);
  return { url: hub.url, demo: simulators !== null, broken, close: () => opened.close() };
}

/** Short, so that a source that is broken on purpose shows it at once. */
const DEMO_KEEP_MILLISECONDS = 250;

const needsFolder = (config: Config) => config.database === null || config.oidc === null || config.pseudonymKey === null;

async function openFolder(config: Config, fresh: boolean, opened: Opened): Promise<DataFolder> {
  const folder = await openDataFolder(config.dataDir ?? defaultDataFolder(PROJECT_ROOT), { fresh, ...(config.database && { megabytesNeeded: 1 }) });
  opened.add(() => folder.close());
  return folder;
}

async function database(config: Config, folder: DataFolder | null, opened: Opened, say: Say): Promise<{ url: string; ownerUrl: string; broken: Promise<string> }> {
  if (config.database) return { ...config.database, broken: new Promise(() => undefined) };
  const postgres = await startEmbeddedPostgres({ folder: folder!, durable: true, onProgress: say });
  opened.add(() => postgres.stop());
  return { url: postgres.url, ownerUrl: postgres.ownerUrl, broken: postgres.exited.then(() => 'PostgreSQL zakończył pracę. Uruchom hub ponownie: npm start') };
}

interface HubWish {
  readonly config: Config;
  readonly log: Logger;
  readonly databaseUrl: string;
  readonly issuer: DemoIssuer | null;
  readonly folder: DataFolder | null;
  readonly simulators: Simulators | null;
}

function openHub({ config, log, databaseUrl, issuer, folder, simulators }: HubWish): Promise<Hub> {
  const addresses = simulators
    ? demoAddresses(simulators.urls, DEMO_KEEP_MILLISECONDS)
    : Object.fromEntries(Object.entries(config.centre!.sources).map(([system, source]) => [system, source && addressOf(source, config)]));
  return startHub({
    databaseUrl, tenant: config.centre?.tenant ?? DEMO_TENANT, centre: config.centre?.centre ?? DEMO_CENTRE, connectors: openConnectors(addresses),
    pseudonymKey: config.pseudonymKey === null ? ownPseudonymKey(folder!.path) : createHash('sha256').update(config.pseudonymKey).digest(),
    verifyToken: tokenVerifier(config.oidc
      ? { algorithms: ALGORITHMS, issuer: config.oidc.issuer, audience: config.oidc.audience, keys: { url: config.oidc.jwksUrl } }
      : { algorithms: ALGORITHMS, issuer: issuer!.issuer, audience: issuer!.audience, keys: { jwks: issuer!.jwks } }),
    eventLog: config.kafka && kafkajsEventLog({
      brokers: config.kafka.brokers, clientId: instanceName(), log: (level, message, fields) => log[level](fields, message),
    }),
    topics: { prefix: config.topicPrefix }, roles: config.roles, host: config.host, port: config.port, publicUrl: config.publicUrl,
    introspection: config.playground, log, clock: () => new Date(), routes: (app) => routes(app, config, issuer, simulators),
  });
}

async function routes(app: FastifyInstance, config: Config, issuer: DemoIssuer | null, simulators: Simulators | null): Promise<void> {
  if (config.playground) await playgroundRoutes(app, issuer && ((role) => demoToken(issuer, role)));
  if (simulators) demoRoutes(app, simulators);
}

/** What the configuration says of any source, whichever it is. */
type ConfiguredSource = { readonly url: string; readonly tokenEnv?: string | undefined; readonly krs?: { readonly url: string } | undefined; readonly maintenance?: readonly MaintenanceWindow[] | undefined }
  & Partial<Pick<NonNullable<CentreFile['sources']['HEALTH']>, 'nfz' | 'ewus'>>;

const addressOf = ({ url, tokenEnv, maintenance, krs, nfz, ewus }: ConfiguredSource, { tokenOfSource }: Config): SourceAddress => {
  const token = tokenOfSource(tokenEnv);
  return { url, ...(token && { token }), ...(maintenance && { limits: { maintenance } }), ...(krs && { krs }), ...(nfz && { nfz }), ...(ewus && { ewus: operatorOf(ewus, tokenOfSource) }) };
};

type ConfiguredEwus = NonNullable<ConfiguredSource['ewus']>;

/** `readConfig` has seen to it that both variables are set. */
const operatorOf = ({ url, domain, loginEnv, passwordEnv, providerId, doctorId }: ConfiguredEwus, tokenOfSource: Config['tokenOfSource']): EwusAddress => ({
  url, domain, login: tokenOfSource(loginEnv) ?? '', password: tokenOfSource(passwordEnv) ?? '',
  ...(providerId !== undefined && { providerId }), ...(doctorId !== undefined && { doctorId }),
});

/** Made once for this folder. Losing it means that known residents get new opaque ids. */
function ownPseudonymKey(folder: string): Buffer {
  const path = join(folder, 'pseudonym-key');
  return onDisk(path, () => {
    if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o600 });
    return readFileSync(path);
  });
}

/** Registers the demo's providers, starts the sample provider's program, and at the first start walks one application through. */
async function prepareDemo(url: string, issuer: DemoIssuer, config: Config, alsoWalk: boolean, opened: Opened, say: Say): Promise<void> {
  const graphUrl = `${url}/graphql`;
  const as = clientsOf(graphUrl, issuer);
  const first = await registerDemoProviders(as('administrator'));
  const program = await startProviderProgram(graphUrl, issuer, config.kafka);
  opened.add(() => program.stop());
  if (!first || !alsoWalk) return;
  say('Pierwszy wniosek idzie swoją drogą, krok po kroku tak, jak pokazuje go subskrypcja:');
  await walk(as, say, DEMO_PROVIDERS[0].catalogueId, 0, WALK_AT_START_MILLISECONDS).catch((error: unknown) => {
    // A broker that is away must not keep the hub from starting: what is published late is delivered late.
    const why = config.kafka ? ` Zdarzenia czekają na Kafkę (${config.kafka.brokers.join(', ')}), czy działa?` : '';
    say(`  Wniosek czeka: ${error instanceof Error ? error.message : 'nieznany błąd.'}${why} Zobacz ${url}/health/ready.`);
  });
}
