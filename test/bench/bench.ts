import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { openDataFolder } from '../../src/embedded/data-folder.js';
import { defaultDataFolder } from '../../src/embedded/default-data-folder.js';
import { startEmbeddedPostgres } from '../../src/embedded/postgres.js';
import { StartFault } from '../../src/embedded/start-fault.js';
import { PROJECT_ROOT } from '../../src/project-root.js';
import { migrate } from '../../src/shell/store/orm.js';
import { SOURCE_SYSTEMS } from '../../src/vocabulary/source-system.js';
import { median, withSpread } from './figures.js';
import { FULL, measureCard, measureRouting, measureSubmissions, QUICK, type CardRounds, type Pace } from './measure.js';
import type { Round } from './load.js';
import { startServers, type BenchServers } from './servers.js';
import { CALLS_OF_CARD, CALLS_OF_LIST, countUpstreamCalls, LIST_LENGTH, type Calls } from './upstream-calls.js';

/** What a run must reach. The ratio was 0.50–0.60 when it was set; findings, twice to three times the limit. */
const CARD_RATIO_MIN = 0.4;
const FINDINGS_PER_SECOND_MIN = 50_000;

const HELP = `Mierzy CUS Hub na prawdziwych częściach: PostgreSQL, pięć symulatorów i hub, każde w swoim procesie.

  npm run bench               całość, około minuty
  npm run bench -- --quick    to samo krócej, około 20 sekund; liczby są mniej pewne
  npm run bench -- --help     ta pomoc

Karta osoby (zapytanie resident, pięć części): hub wobec gołego node:http, który tymi samymi konektorami pyta te same
źródła, na przemian w jednym przebiegu. Porównywane są odpowiedzi na sekundę procesora, bo inne prace maszyny zakłócają
je mniej niż zegar. Kod wyjścia 1, gdy hub daje mniej niż ${CARD_RATIO_MIN} gołego, gdy liczba pytań do źródeł jest inna niż zapisana,
albo gdy właściwość ustala się wolniej niż ${FINDINGS_PER_SECOND_MIN} razy na sekundę procesora.
`;

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

async function main(): Promise<number> {
  const { quick, help } = readArguments();
  if (help) {
    say(HELP);
    return 0;
  }
  say(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'procesor'}`);
  const verdicts = await onServers((servers) => run(servers, quick ? QUICK : FULL));
  return verdicts.every((isMet) => isMet) ? 0 : 1;
}

function readArguments(): { quick: boolean; help: boolean } {
  try {
    const { values } = parseArgs({ options: { quick: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
    return { quick: values.quick ?? false, help: values.help ?? false };
  } catch {
    throw new StartFault('Nieznana opcja. Pomoc: npm run bench -- --help');
  }
}

/** Durable PostgreSQL in a folder of its own, as in `npm start`, and the servers on it; nothing of it is left afterwards. */
async function onServers<T>(work: (servers: BenchServers) => Promise<T>): Promise<T> {
  const folder = await openDataFolder(join(dirname(defaultDataFolder(PROJECT_ROOT)), '.cache', 'bench'), { fresh: true });
  const closers = [() => { rmSync(folder.path, { recursive: true, force: true }); folder.close(); }] as (() => Promise<void> | void)[];
  const close = async () => { for (const each of closers.splice(0).toReversed()) await each(); };
  const interrupted = () => void close().then(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const postgres = await startEmbeddedPostgres({ folder, durable: true, onProgress: say });
    closers.push(() => postgres.stop());
    await migrate(postgres.ownerUrl);
    say('Uruchamiam symulatory, hub i goły node:http…');
    const servers = await startServers(postgres.url, folder.path);
    closers.push(() => servers.stop());
    return await work(servers);
  } finally {
    await close();
  }
}

/** One verdict for each limit. */
async function run(servers: BenchServers, pace: Pace): Promise<boolean[]> {
  const { card, list } = await countUpstreamCalls(servers);
  const verdicts = [sayCalls('karta jednej osoby', card, CALLS_OF_CARD), sayCalls(`${LIST_LENGTH} osób w jednym zapytaniu`, list, CALLS_OF_LIST)];
  say('Karta osoby: rozgrzewka, potem hub i goły node:http na przemian…');
  verdicts.push(sayCard(await measureCard(servers, pace, say)));
  say('Wnioski: 8 naraz…');
  const { perSecond, perCpuSecond, median: middle, p95 } = await measureSubmissions(servers, pace);
  say(`  submitApplication: ${perSecond.toFixed(0)}/s, ${perCpuSecond.toFixed(0)} na sekundę procesora, mediana ${middle.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`);
  say('Właściwość: wszystkie sprawy w czterech formach centrum…');
  verdicts.push(sayRouting(measureRouting(pace)));
  return verdicts;
}

function sayCalls(what: string, counted: Calls, expected: Calls): boolean {
  const isMet = isDeepStrictEqual(counted, expected);
  const shown = (calls: Calls) => SOURCE_SYSTEMS.map((system) => `${system} ${calls[system]}`).join(', ');
  say(`Pytania do źródeł, ${what}: ${shown(counted)}${isMet ? '' : ` — ŹLE, powinno być: ${shown(expected)}`}`);
  return isMet;
}

function sayCard({ hub, bare, canned }: CardRounds): boolean {
  const line = (name: string, rounds: readonly Round[]) =>
    say(`  ${name.padEnd(30)} ${withSpread(rounds.map((round) => round.perCpuSecond)).padEnd(24)} ${withSpread(rounds.map((round) => round.perSecond)).padEnd(24)} ${withSpread(rounds.map((round) => round.median), 1).padEnd(24)} ${withSpread(rounds.map((round) => round.p95), 1)}`);
  say(`  ${''.padEnd(30)} ${'na sekundę procesora'.padEnd(24)} ${'na sekundę'.padEnd(24)} ${'mediana, ms'.padEnd(24)} p95, ms`);
  line('hub', hub);
  line('goły node:http, te same źródła', bare);
  line('goły node:http, gotowy JSON', canned);
  const ratios = hub.map((round, n) => round.perCpuSecond / bare[n]!.perCpuSecond);
  const isMet = median(ratios) >= CARD_RATIO_MIN;
  say(`  hub do gołego: ${withSpread(ratios, 2)}; granica ${CARD_RATIO_MIN}: ${isMet ? 'dobrze' : 'ŹLE'}`);
  return isMet;
}

function sayRouting(findings: readonly number[]): boolean {
  const isMet = median(findings) >= FINDINGS_PER_SECOND_MIN;
  say(`  ustaleń na sekundę procesora: ${withSpread(findings)}; granica ${FINDINGS_PER_SECOND_MIN.toLocaleString('pl')}: ${isMet ? 'dobrze' : 'ŹLE'}`);
  return isMet;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(error instanceof StartFault ? `${error.message}\n` : `Pomiar przerwany: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
