import { existsSync } from 'node:fs';
import type { Role } from '../core/access/actor.js';
import { openDataFolder } from '../embedded/data-folder.js';
import { defaultDataFolder } from '../embedded/default-data-folder.js';
import { StartFault } from '../embedded/start-fault.js';
import { PROJECT_ROOT } from '../project-root.js';
import { clientsOf, demoToken, type TokenPlace } from './demo.js';
import { DEMO_PROVIDERS } from './demo-centre.js';
import { demoIssuer, type DemoIssuer } from './demo-issuer.js';
import { walk, type Say } from './walk.js';

/** Where the demo runs, as the configuration says it. */
export interface DemoPlace {
  readonly host: string;
  readonly port: number;
  /** Null: the demo gmina. */
  readonly centre: TokenPlace | null;
  /** Null: the default one. */
  readonly dataDir: string | null;
}

interface TokenWish {
  readonly role: Role;
  readonly lifetimeSeconds: number;
  readonly provider?: string;
  readonly unit?: string;
  readonly territory?: string;
  readonly resident?: string;
  readonly subject?: string;
}

/** What the command line can do with a running demo. Each returns the exit code. */
export async function printToken(place: DemoPlace, { role, ...more }: TokenWish, say: Say): Promise<number> {
  say(await demoToken(await issuerOf(place), role, more, place.centre ?? undefined));
  return 0;
}

export async function walkOnce(place: DemoPlace, say: Say): Promise<number> {
  await demandDemo(place);
  const as = clientsOf(`${addressOf(place)}/graphql`, await issuerOf(place));
  const { applications: { edges: [newest] } } = await reachable(as('clerk').ask<Newest>('{ applications(first: 1) { edges { node { number } } } }'));
  await walk(as, say, DEMO_PROVIDERS[0].catalogueId, newest ? serialOf(newest.node) : 0);
  return 0;
}

interface Newest { readonly applications: { readonly edges: readonly { readonly node: { readonly number: string } }[] } }

/** So that each walk takes other people than the one before. */
const serialOf = ({ number }: { readonly number: string }): number => Number(number.split('/').at(-1));

export async function setSimulator(place: DemoPlace, [system = '', mode = '']: readonly string[], say: Say): Promise<number> {
  await demandDemo(place);
  const response = await reachable(fetch(`${addressOf(place)}/demo/simulators/${encodeURIComponent(system)}`, {
    method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ mode }),
  }));
  const answer = (await response.json()) as { system?: string; error?: { message: string } };
  if (!response.ok) {
    process.stderr.write(`${answer.error?.message ?? 'Hub odmówił.'}\n`);
    return 2;
  }
  say(`${answer.system}: ${mode}`);
  return 0;
}

/** Nothing made up goes into a hub with real sources. */
async function demandDemo(place: DemoPlace): Promise<void> {
  const { ok } = await reachable(fetch(`${addressOf(place)}/demo`));
  if (!ok) throw new StartFault('Ten hub ma prawdziwe źródła: to polecenie działa tylko w pokazowej gminie.');
}

/** The key of the running demo; before its first start the folder is made here, so that the hub will know it for its own. */
async function issuerOf({ dataDir }: DemoPlace): Promise<DemoIssuer> {
  const path = dataDir ?? defaultDataFolder(PROJECT_ROOT);
  if (!existsSync(path)) {
    process.stderr.write(`W folderze ${path} nie było jeszcze huba. Jeśli działa z innym, wskaż go: HUB_DATA_DIR=…\n`);
    (await openDataFolder(path, { fresh: false, megabytesNeeded: 1 })).close();
  }
  return demoIssuer(path);
}

function addressOf({ host, port }: DemoPlace): string {
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
}

async function reachable<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TypeError) throw new StartFault('Hub nie odpowiada. Uruchom go w drugim oknie: npm start');
    throw error;
  }
}
