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
import { median, polish, withSpread } from './figures.js';
import { FULL, measureCard, measureRouting, measureSubmissions, QUICK, type CardRounds, type Pace } from './measure.js';
import type { Round } from './load.js';
import { startServers, type BenchServers } from './servers.js';
import { CALLS_OF_CARD, CALLS_OF_LIST, countUpstreamCalls, LIST_LENGTH, type Calls } from './upstream-calls.js';

/**
 * What a run must reach. When the limits were set, on a machine busy with other work: ratio 0.45–0.55 (0.34 while each reading took two
 * transactions of the audit), findings two to four times as many.
 */
const CARD_RATIO_MIN = 0.35;
const FINDINGS_PER_SECOND_MIN = 50_000;

const HELP = `Mierzy CUS Hub na prawdziwych częściach: PostgreSQL, pięć symulatorów i hub, każde w swoim procesie.

  npm run bench               całość, około minuty
  npm run bench -- --quick    to samo krócej, około 20 sekund; liczby są mniej pewne
  npm run bench -- --help     ta pomoc

Karta osoby (zapytanie resident, pięć części): hub wobec gołego node:http, który tymi samymi konektorami pyta te same
źródła, na przemian w jednym przebiegu. Porównywane są odpowiedzi na sekundę procesora, bo inne prace maszyny zakłócają
je mniej niż zegar. Kod wyjścia 1, gdy hub daje mniej niż ${polish(CARD_RATIO_MIN)} gołego, gdy liczba pytań do źródeł jest inna niż zapisana,
albo gdy właściwość ustala się wolniej niż ${polish(FINDINGS_PER_SECOND_MIN)} razy na sekundę procesora.
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

type Closer = () => Promise<void> | void;

/** Nothing of what was started is left afterwards, also when somebody interrupts. */
async function onServers<T>(work: (servers: BenchServers) => Promise<T>): Promise<T> {
  const closers: Closer[] = [];
  const interrupted = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => reject(new StartFault('Pomiar przerwany.')));
  });
  try {
    return await Promise.race([openServers((close) => closers.push(close)).then(work), interrupted]);
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

/** Durable PostgreSQL in a folder of its own, as in `npm start`, and the servers on it. */
async function openServers(atClose: (close: Closer) => void): Promise<BenchServers> {
  const folder = await openDataFolder(join(dirname(defaultDataFolder(PROJECT_ROOT)), '.cache', 'bench'), { fresh: true });
  atClose(() => {
    rmSync(folder.path, { recursive: true, force: true });
    folder.close();
  });
  const postgres = await startEmbeddedPostgres({ folder, durable: true, onProgress: say });
  atClose(() => postgres.stop());
  await migrate(postgres.ownerUrl);
  say('Uruchamiam symulatory, hub i goły node:http…');
  const servers = await startServers(postgres.url, folder.path);
  atClose(() => servers.stop());
  return servers;
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
  say(`Pytania do źródeł, ${what}: ${shownCalls(counted)}${isMet ? '' : ` — ŹLE, powinno być: ${shownCalls(expected)}`}`);
  return isMet;
}

const shownCalls = (calls: Calls) => SOURCE_SYSTEMS.map((system) => `${system} ${calls[system] ?? 0}`).join(', ');

function sayCard({ hub, bare, canned }: CardRounds): boolean {
  sayRow('', ['na sekundę procesora', 'na sekundę', 'mediana, ms', 'p95, ms']);
  sayRow('hub', figuresOf(hub));
  sayRow('goły node:http, te same źródła', figuresOf(bare));
  sayRow('goły node:http, gotowy JSON', figuresOf(canned));
  const ratios = hub.map((round, n) => round.perCpuSecond / bare[n]!.perCpuSecond);
  const isMet = median(ratios) >= CARD_RATIO_MIN;
  say(`  hub do gołego: ${withSpread(ratios, 2)}; granica ${polish(CARD_RATIO_MIN)}: ${isMet ? 'dobrze' : 'ŹLE'}`);
  return isMet;
}

const sayRow = (name: string, cells: readonly string[]) => say(`  ${name.padEnd(30)} ${cells.map((cell) => cell.padEnd(23)).join(' ').trimEnd()}`);

const figuresOf = (rounds: readonly Round[]) => [
  withSpread(rounds.map(({ perCpuSecond }) => perCpuSecond)), withSpread(rounds.map(({ perSecond }) => perSecond)),
  withSpread(rounds.map((round) => round.median), 1), withSpread(rounds.map(({ p95 }) => p95), 1),
];

function sayRouting(findings: readonly number[]): boolean {
  const isMet = median(findings) >= FINDINGS_PER_SECOND_MIN;
  say(`  ustaleń na sekundę procesora: ${withSpread(findings)}; granica ${polish(FINDINGS_PER_SECOND_MIN)}: ${isMet ? 'dobrze' : 'ŹLE'}`);
  return isMet;
}

try {
  process.exit(await main());
} catch (error) {
  process.stderr.write(error instanceof StartFault ? `${error.message}\n` : `Pomiar się nie udał: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
