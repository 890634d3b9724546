import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Connector, MaintenanceWindow, SourceLimits } from '../connectors/connector.js';
import type { EdoreczeniaAddress } from '../connectors/gmina/edoreczenia/client.js';
import type { EzdAddress } from '../connectors/gmina/ezd/client.js';
import type { EwusAddress } from '../connectors/health/ewus/client.js';
import { PUP_ADAPTERS } from '../connectors/pup/client.js';
import { openConnectors, type SourceAddress } from '../connectors/registry.js';
import type { CentreFile, CentreReading, Config } from './config.js';
import { clientsOf, demoToken, registerDemoProviders, startProviderProgram } from './demo/demo.js';
import { DEMO_CENTRE, DEMO_OFFICE, DEMO_PROVIDERS, DEMO_TENANT } from './demo/demo-centre.js';
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
import { reachDatabase } from './shell/store/reach-database.js';

export interface Launched {
  readonly url: string | null;
  /** Whether the sources are simulated. */
  readonly demo: boolean;
  /** Resolves with a sentence when something that the hub cannot do without has ended by itself. */
  readonly broken: Promise<string>;
  /** Reads HUB_CONFIG again, as happens by itself when the file changes. */
  readonly readAgain: () => void;
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
  if (config.centre && issuer) say(REAL_SOURCES_DEMO_KEY);
  if (simulators) say('Uruchamiam systemy źródłowe pokazowej gminy…');
  const sources = configuredSources(config);
  const hub = await openHub({ config, log, databaseUrl: url, issuer, folder, simulators: await simulators, sources });
  opened.add(() => hub.close());
  const following = followCentreFile({ config, log, say, sources, hub });
  opened.add(following.close);
  if (simulators && issuer && hub.url) await prepareDemo(hub.url, issuer, config, options.walk, opened, say);
  return { url: hub.url, demo: simulators !== null, broken, readAgain: following.readAgain, close: () => opened.close() };
}

/** Whoever reads the data folder can be anybody in this hub. */
const REAL_SOURCES_DEMO_KEY = 'Uwaga: prawdziwe źródła bez OIDC_ISSUER są tylko do wypróbowania. Token do wklejenia wypisze, z tymi samymi zmiennymi, npm run -s hub -- token --role ROLA';

/** Short, so that a source that is broken on purpose shows it at once. */
const DEMO_KEEP_MILLISECONDS = 250;

const needsFolder = (config: Config) => config.database === null || config.oidc === null || config.pseudonymKey === null;

async function openFolder(config: Config, fresh: boolean, opened: Opened): Promise<DataFolder> {
  const folder = await openDataFolder(config.dataDir ?? defaultDataFolder(PROJECT_ROOT), { fresh, ...(config.database && { megabytesNeeded: 1 }) });
  opened.add(() => folder.close());
  return folder;
}

async function database(config: Config, folder: DataFolder | null, opened: Opened, say: Say): Promise<{ url: string; ownerUrl: string; broken: Promise<string> }> {
  if (config.database) {
    const { url, ownerUrl } = config.database;
    const isOwner = url === ownerUrl;
    await reachDatabase({ variable: 'HUB_DATABASE_URL', url, migrates: isOwner });
    if (!isOwner) await reachDatabase({ variable: 'HUB_DATABASE_OWNER_URL', url: ownerUrl, migrates: true });
    return { url, ownerUrl, broken: new Promise(() => undefined) };
  }
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
  readonly sources: ConfiguredSources;
}

function openHub({ config, log, databaseUrl, issuer, folder, simulators, sources }: HubWish): Promise<Hub> {
  const tenant = config.centre?.tenant ?? DEMO_TENANT;
  return startHub({
    databaseUrl, tenant, centre: config.centre?.centre ?? DEMO_CENTRE, office: config.centre?.office ?? DEMO_OFFICE,
    connectors: simulators ? openConnectors(demoAddresses(simulators.urls, DEMO_KEEP_MILLISECONDS)) : sources(config.centre!.sources),
    pseudonymKey: config.pseudonymKey === null ? ownPseudonymKey(folder!.path) : createHash('sha256').update(config.pseudonymKey).digest(),
    verifyToken: tokenVerifier(config.oidc
      ? { algorithms: ALGORITHMS, tenant, issuer: config.oidc.issuer, audience: config.oidc.audience, keys: { url: config.oidc.jwksUrl } }
      : { algorithms: ALGORITHMS, tenant, issuer: issuer!.issuer, audience: issuer!.audience, keys: { jwks: issuer!.jwks } }),
    eventLog: config.kafka && kafkajsEventLog({
      brokers: config.kafka.brokers, clientId: instanceName(), log: (level, message, fields) => log[level](fields, message),
    }),
    topics: { prefix: config.topicPrefix }, roles: config.roles, host: config.host, port: config.port, publicUrl: config.publicUrl,
    introspection: config.playground, log, clock: () => new Date(), dispatch: simulators ? DEMO_DISPATCH : {}, routes: (app) => routes(app, config, issuer, simulators),
  });
}

/** In the demo letters are followed closely, so that one sees them arrive. */
const DEMO_DISPATCH = { pace: { follow: { first: 2_000, max: 60_000 } } };

async function routes(app: FastifyInstance, config: Config, issuer: DemoIssuer | null, simulators: Simulators | null): Promise<void> {
  const isDemo = simulators !== null && issuer !== null; // a token for whoever asks opens made-up people alone
  if (config.playground) await playgroundRoutes(app, isDemo ? { tokenOf: (role) => demoToken(issuer, role), hosts: hostsOf(config) } : null);
  if (simulators) demoRoutes(app, simulators);
}

/** What this hub is called by whoever set it up. */
const hostsOf = ({ host, publicUrl }: Config): readonly string[] => (publicUrl === null ? [host] : [host, new URL(publicUrl).hostname]);

/** Opens what the file names. A source whose settings are the same stays open, with all that is known of it. */
type ConfiguredSources = (next: CentreFile['sources']) => readonly Connector[];

function configuredSources({ tokenOfSource }: Config): ConfiguredSources {
  let now: Readonly<Record<string, ConfiguredSource | undefined>> = {};
  let connectors: readonly Connector[] = [];
  return (next: typeof now) => {
    const isSame = (system: string) => isDeepStrictEqual(now[system], next[system]);
    const changed = Object.entries(next).filter(([system]) => !isSame(system));
    const opened = openEach(changed.map(([system, source]) => ({ [system]: source && addressOf(source, tokenOfSource) })));
    connectors = [...connectors.filter(({ system }) => isSame(system)), ...opened];
    now = next;
    return connectors;
  };
}

/** All of them, or none: where one cannot be opened, those before it are closed. */
function openEach(addresses: readonly Parameters<typeof openConnectors>[0][]): readonly Connector[] {
  const opened: Connector[] = [];
  try {
    for (const address of addresses) opened.push(...openConnectors(address));
    return opened;
  } catch (error) {
    void Promise.allSettled(opened.map((connector) => connector.close()));
    throw error;
  }
}

/** An editor writes in several steps. */
const WRITTEN_WITHIN_MILLISECONDS = 200;

interface Following { readonly config: Config; readonly log: Logger; readonly say: Say; readonly sources: ConfiguredSources; readonly hub: Hub }

/**
 * HUB_CONFIG's section `sources` holds as soon as its file has changed. A wrong file is refused whole, and what held before goes on.
 * The folder is watched, since editors and Kubernetes put a new file in the place of the old one.
 */
function followCentreFile({ config: { centre, centreFile }, log, say, sources, hub }: Following): { readAgain(): void; close(): void } {
  if (!centre || !centreFile) return { readAgain: () => undefined, close: () => undefined };
  let last: CentreReading = { centre };
  const readAgain = () => {
    const read = centreFile.read();
    if (isDeepStrictEqual(read, last)) return;
    last = read;
    const reading = 'wrong' in read ? read : replaceBy(read.centre, sources, hub);
    if ('wrong' in reading) return log.error({ wrong: reading.wrong }, 'HUB_CONFIG: zmiany nie przyjęto, obowiązuje poprzednia konfiguracja źródeł');
    log.info('HUB_CONFIG: obowiązuje nowa konfiguracja źródeł');
    say('Wczytałem ponownie HUB_CONFIG: obowiązuje nowa konfiguracja źródeł.');
    const needsRestart = !isDeepStrictEqual({ ...reading.centre, sources: null }, { ...centre, sources: null });
    if (needsRestart) log.warn('HUB_CONFIG: zmiany poza sekcją sources zadziałają po ponownym uruchomieniu huba');
  };
  let due: NodeJS.Timeout | undefined;
  const unwatch = watchFolder(dirname(centreFile.path), () => {
    due ??= setTimeout(() => { due = undefined; readAgain(); }, WRITTEN_WITHIN_MILLISECONDS);
  }, (error) => log.warn({ error }, 'HUB_CONFIG: zmian pliku nie widać; wczyta je sygnał SIGHUP'));
  readAgain(); // it may have changed while the hub started
  return { readAgain, close: () => { unwatch(); clearTimeout(due); } };
}

/** Whatever cannot be opened is wrong, as far as the file goes: a hub that runs goes on. */
function replaceBy(centre: CentreFile, sources: ConfiguredSources, hub: Hub): CentreReading {
  try {
    hub.replaceSources(sources(centre.sources));
    return { centre };
  } catch (error) {
    return { wrong: [`HUB_CONFIG, sources: ${error instanceof Error ? error.message : 'źródeł nie można otworzyć'}`] };
  }
}

/** A machine that has no watches left is no reason not to start. */
function watchFolder(folder: string, changed: () => void, failed: (error: unknown) => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, changed).on('error', failed);
    return () => watcher.close();
  } catch (error) {
    failed(error);
    return () => undefined;
  }
}

/** What the configuration says of any source, whichever it is. */
type ConfiguredSource = {
  readonly adapter: string; readonly url: string; readonly tokenEnv?: string | undefined; readonly krs?: { readonly url: string } | undefined;
  readonly maintenance?: readonly MaintenanceWindow[]; readonly limits?: Partial<SourceLimits>;
} & Partial<Pick<NonNullable<CentreFile['sources']['HEALTH']>, 'nfz' | 'ewus'>> & Partial<Pick<NonNullable<CentreFile['sources']['PUP']>, 'account'>>
  & Partial<Pick<NonNullable<CentreFile['sources']['GMINA']>, 'edoreczenia' | 'ezd'>>;

const addressOf = (
  { adapter, url, tokenEnv, maintenance, limits, account, krs, nfz, ewus, edoreczenia, ezd }: ConfiguredSource, tokenOfSource: Config['tokenOfSource'],
): SourceAddress => {
  const token = tokenOfSource(tokenEnv);
  const soap = PUP_ADAPTERS.find((each) => each === adapter);
  return {
    url, ...(soap && { adapter: soap }), ...(token && { token }), limits: { ...limits, ...(maintenance && { maintenance }) },
    ...(account && { account: { user: tokenOfSource(account.userEnv) ?? '', password: tokenOfSource(account.passwordEnv) ?? '' } }),
    ...(krs && { krs }), ...(nfz && { nfz }), ...(ewus && { ewus: operatorOf(ewus, tokenOfSource) }),
    ...(edoreczenia && { edoreczenia: boxOf(edoreczenia, tokenOfSource) }), ...(ezd && { ezd: officeOf(ezd, tokenOfSource) }),
  };
};

type ConfiguredEwus = NonNullable<ConfiguredSource['ewus']>;

/** `readConfig` has seen to it that both variables are set. */
const operatorOf = ({ url, domain, loginEnv, passwordEnv, providerId, doctorId }: ConfiguredEwus, tokenOfSource: Config['tokenOfSource']): EwusAddress => ({
  url, domain, login: tokenOfSource(loginEnv) ?? '', password: tokenOfSource(passwordEnv) ?? '',
  ...(providerId !== undefined && { providerId }), ...(doctorId !== undefined && { doctorId }),
});

const boxOf = ({ keyEnv, ...box }: NonNullable<ConfiguredSource['edoreczenia']>, tokenOfSource: Config['tokenOfSource']): EdoreczeniaAddress =>
  ({ ...box, key: tokenOfSource(keyEnv) ?? '' });

const officeOf = ({ keyIdEnv, keyEnv, ...office }: NonNullable<ConfiguredSource['ezd']>, tokenOfSource: Config['tokenOfSource']): EzdAddress =>
  ({ ...office, keyId: tokenOfSource(keyIdEnv) ?? '', key: tokenOfSource(keyEnv) ?? '' });

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
