import { beforeEach, describe, expect, test } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder } from '../../src/embedded/data-folder.js';
import { MARK } from '../../src/embedded/folder-lock.js';
import { letIn, NOBODY } from '../../src/embedded/os-user.js';
import { onDisk, StartFault } from '../../src/embedded/start-fault.js';
import { temporaryFolder } from '../postgres.js';
import { isRefused, isUp, startSmallHub } from './small-hub.js';

let place: string;

beforeEach(() => {
  place = temporaryFolder();
});

async function refusal(opening: Promise<unknown>): Promise<string> {
  const outcome = await opening.then(() => undefined, (error: unknown) => error);
  expect(outcome).toBeInstanceOf(StartFault);
  return outcome instanceof StartFault ? outcome.message : '';
}

describe('one folder, one hub', () => {
  test('a new folder is made, and leaves neither lock nor process number when it is closed', async () => {
    const folder = await openDataFolder(join(place, 'a/b'), { fresh: false });
    expect(readdirSync(folder.path).toSorted()).toEqual([MARK, 'hub.pid']);
    folder.close();
    folder.close();
    expect(readdirSync(folder.path)).toEqual([MARK]);
  });

  test('the second hub of the same process is told who holds the folder, and the first keeps it', async () => {
    const first = await openDataFolder(place, { fresh: false });
    for (const fresh of [false, true]) {
      expect(await refusal(openDataFolder(place, { fresh }))).toBe(
        `Folder danych ${place} jest używany przez działający hub (pid ${process.pid}): zatrzymaj go albo wskaż inny folder: HUB_DATA_DIR=/inny/folder npm start`,
      );
    }
    const other = startSmallHub(place, 'lock-only');
    expect((await other.hear(isRefused)).fault).toContain(`(pid ${process.pid})`);
    first.close();
    (await openDataFolder(place, { fresh: false })).close();
  });

  test('a lock ends with its process, also after kill -9, whoever has the process number now', async () => {
    const other = startSmallHub(place, 'lock-only');
    const { pid } = await other.hear(isUp);
    expect(await refusal(openDataFolder(place, { fresh: false }))).toContain(`działający hub (pid ${pid}): zatrzymaj go`);
    await other.killed();
    writeFileSync(join(place, 'hub.pid'), `${process.ppid}\n`);
    const folder = await openDataFolder(place, { fresh: false });
    expect(readFileSync(join(place, 'hub.pid'), 'utf8').trim()).toBe(String(process.pid));
    folder.close();
  });

  test('of two hubs that start at the same moment one gets the folder', async () => {
    const hubs = [startSmallHub(place, 'lock-only'), startSmallHub(place, 'lock-only'), startSmallHub(place, 'lock-only')];
    const said = await Promise.all(hubs.map((hub) => hub.hear((line) => isUp(line) || isRefused(line))));
    expect(said.filter(isUp)).toHaveLength(1);
    await Promise.all(hubs.map((hub) => hub.stop()));
  });
});

describe('a folder that cannot be used is refused in one sentence', () => {
  test('a file stands where the folder should be', async () => {
    const file = join(place, 'plik');
    writeFileSync(file, '');
    expect(await refusal(openDataFolder(file, { fresh: false }))).toContain(`Pod ścieżką ${file} nie ma folderu, tylko plik`);
    expect(await refusal(openDataFolder(join(file, 'dane'), { fresh: true }))).toContain('nie ma folderu, tylko plik');
  });

  test('the user may not write there', async () => {
    const closed = join(place, 'cudzy');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    const hub = startSmallHub(closed, 'lock-only', 'ordinary-user');
    expect((await hub.hear(isRefused)).fault).toContain(`Brak prawa zapisu w folderze danych ${closed}`);
    expect(readdirSync(closed)).toEqual([]);
  });

  test('the system lets nobody make a folder there', async () => {
    expect(await refusal(openDataFolder('/proc/cus-hub', { fresh: false }))).toContain('HUB_DATA_DIR=/inny/folder npm start');
  });

  test('the disk has too little room, and the folder is free again', async () => {
    const sentence = await refusal(openDataFolder(place, { fresh: false, megabytesNeeded: 1e12 }));
    expect(sentence).toMatch(/jest \d+ MB wolnego miejsca, a potrzeba 1000000000000 MB: zwolnij miejsce/);
    (await openDataFolder(place, { fresh: false })).close();
  });

  test.each([
    ['EROFS', /tylko do odczytu: podłącz go do zapisu/],
    ['ENOSPC', /skończyło się miejsce: zwolnij/],
    ['EDQUOT', /Przydział dysku .* wyczerpany/],
    ['EMFILE', /nie da się użyć \(EMFILE\)/],
  ])('the disk says %s', (code, sentence) => {
    const refused = (): never => onDisk('/dane', () => {
      throw Object.assign(new Error(code), { code });
    });
    expect(refused).toThrow(StartFault);
    expect(refused).toThrow(sentence);
  });

  test('PostgreSQL, which does not work as root, could not get there', async () => {
    const home = join(place, 'home');
    const folder = join(home, 'dane');
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    chmodSync(home, 0o700);
    await expect((async () => letIn({ uid: NOBODY.uid - 1, gid: NOBODY.gid - 1 }, folder))()).rejects.toThrow(`leży w ${home}, dokąd wstęp ma tylko właściciel`);
  });
});

describe('what is not ours stays', () => {
  test.each([false, true])('a folder with other files is not taken (fresh: %s)', async (fresh) => {
    writeFileSync(join(place, 'praca.odt'), 'dokument');
    expect(await refusal(openDataFolder(place, { fresh }))).toContain(`nie założył go hub (brak pliku ${MARK})`);
    expect(readdirSync(place)).toEqual(['praca.odt']);
  });

  test('--fresh empties our folder, but nothing that a link in it points to', async () => {
    const mine = join(place, 'mine');
    const elsewhere = join(place, 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'list.txt'), '');
    (await openDataFolder(mine, { fresh: false })).close();
    symlinkSync(elsewhere, join(mine, 'link'));
    mkdirSync(join(mine, 'kafka/log'), { recursive: true });
    const folder = await openDataFolder(mine, { fresh: true });
    expect(readdirSync(mine).toSorted()).toEqual([MARK, 'hub.pid']);
    expect(existsSync(join(elsewhere, 'list.txt'))).toBe(true);
    folder.close();
  });
});
