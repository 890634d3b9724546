import { copyFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { opsExportConnector } from '../../../connectors/ops/export/client.js';
import { EXPORT_FAULTS, type Night, publishExport, type Tables } from '../../../connectors/ops/export/simulator.js';
import { identifierKey } from '../../../src/vocabulary/person-identifier.js';
import { JAN, OLENA, ZANETA, ask, manyPesels, person } from '../transport-soap/questions.js';
import { type ExportFolder, HOUR, MINUTE, NIGHT, PEOPLE, after, eventually, exportFolder } from './export-folder.js';

/** Whoever is meant by these is somebody. */
const SOMEBODY = /02070803628|AB123456|Żaneta|Gżegżółka|OPS\/0000|Zasiłek|1234/;
const next = after(30 * MINUTE);

let opened: ExportFolder;
beforeEach(() => { opened = exportFolder(); });
afterEach(() => opened.close());

const column = (tables: Tables, file: keyof Tables, name: string, change: () => string) => {
  const at = tables[file][0]!.indexOf(name);
  tables[file].forEach((row, i) => { if (i > 0) row[at] = change(); });
};

const REFUSED: readonly [what: string, night: Partial<Night>, because: RegExp][] = [
  ['a missing file', { fault: 'partial' }, /brakuje w nim pliku wywiady\.csv/],
  ['a truncated file', { fault: 'truncated' }, /inną długość niż w manifeście ma plik osoby\.csv/],
  ['a row that breaks off, although the checksum is right', { fault: 'broken-off' }, /wiersz niepełny albo źle zapisany, plik swiadczenia\.csv, wiersz 3/],
  ['a wrong checksum', { fault: 'wrong-checksum' }, /suma kontrolna nie zgadza się, plik pracownicy\.csv/],
  ['a wrong number of rows', { fault: 'wrong-row-count' }, /inną liczbę wierszy niż w manifeście ma plik/],
  ['half of its files and a pointer already moved', { fault: 'half-written' }, /manifestu nie ma/],
  ['no manifest', { fault: 'no-manifest' }, /manifestu nie ma/],
  ['nothing where the pointer points', { fault: 'dangling-pointer' }, /manifestu nie ma/],
  ['an older date than the present one', { madeAt: after(-24 * HOUR) }, /jest starszy od eksportu już przyjętego/],
  ['a date in the future', { madeAt: after(3 * HOUR) }, /ma datę z przyszłości/],
  ['an unknown encoding', { alterManifest: (manifest) => { manifest.kodowanie = 'Mazovia Żaneta'; } }, /nie zna jego kodowania/],
  ['an unknown version', { alterManifest: (manifest) => { manifest.wersja = 2; } }, /nie zna wersji jego manifestu/],
  ['a manifest with no date', { alterManifest: (manifest) => { manifest.utworzono = 'Żaneta'; } }, /manifestu nie ma albo nie można go odczytać/],
  ['a manifest that names a file twice', { alterManifest: ({ pliki }) => { pliki.push(pliki[0]!); } }, /manifestu nie ma albo nie można go odczytać/],
  ['a manifest that leaves a file out', { alterManifest: ({ pliki }) => { pliki.pop(); } }, /manifest nie wymienia pliku rodzina\.csv/],
  ['windows-1250 said to be UTF-8', { encoding: 'windows-1250', alterManifest: (manifest) => { manifest.kodowanie = 'UTF-8'; } }, /znaki spoza kodowania, plik/],
  ['UTF-8 said to be windows-1250', { alterManifest: (manifest) => { manifest.kodowanie = 'windows-1250'; }, alterTables: (tables) => column(tables, 'osoby.csv', 'nazwisko', () => 'Łoś') }, /znaki spoza kodowania, plik/],
  ['zeros in the place of text', { alterTables: (tables) => column(tables, 'osoby.csv', 'imie', () => '\0\0') }, /znaki spoza kodowania, plik osoby\.csv/],
  ['a missing column', { alterTables: (tables) => { tables['osoby.csv'][0]![5] = 'Żaneta'; } }, /brakuje w nim kolumny.*osoby\.csv/],
  ['a column twice', { alterTables: (tables) => { tables['osoby.csv'][0]![1] = 'imie'; } }, /kolumna się powtarza.*osoby\.csv/],
  ['a row with a field too few', { alterTables: (tables) => { tables['osoby.csv'][2]!.pop(); } }, /źle zapisany, plik osoby\.csv, wiersz 3/],
  ['a row with a field too many', { alterTables: (tables) => { tables['osoby.csv'][1]!.push(''); } }, /źle zapisany, plik osoby\.csv, wiersz 2/],
  ['a file without a header', { alterTables: (tables) => { tables['rodzina.csv'] = []; }, alterManifest: ({ pliki }) => { pliki[4]!.wierszy = 0; } }, /źle zapisany, plik rodzina\.csv, wiersz 1/],
  ['the same person number twice', { alterTables: (tables) => { tables['osoby.csv'].push([...tables['osoby.csv'][1]!]); } }, /powtarza się w nim identyfikator zapisu, plik osoby\.csv/],
  ['the same benefit number twice', { alterTables: (tables) => { tables['swiadczenia.csv'].push([...tables['swiadczenia.csv'][1]!]); } }, /powtarza się w nim identyfikator zapisu, plik swiadczenia\.csv/],
  ['nobody in it', { alterTables: (tables) => { for (const rows of Object.values(tables)) rows.splice(1); } }, /nie ma w nim żadnej osoby/],
  ['too many records that cannot be true', {
    alterTables: ({ 'wywiady.csv': rows }) => { for (let i = 0; i < 11; i += 1) rows.push([`X${i}`, 'OPS/000001', '30.02.2026']); },
  }, /za dużo w nim błędnych zapisów, plik wywiady\.csv/],
];

describe('an export is refused whole and the previous one stays, said to be stale, when it has', () => {
  test.each(REFUSED)('%s', async (_, night, because) => {
    await opened.taken({});
    const before = await opened.heard();
    const { staleBecause, ...heard } = await opened.refused({ madeAt: next, ...night });
    expect(heard).toEqual(before);
    expect(staleBecause).toMatch(because);
    expect(staleBecause).toMatch(/^Eksportu wskazanego przez OPS nie przyjęto \(23\.11\.2026, 03:10\), bo .+\. Dane pochodzą z eksportu z 23\.11\.2026, 02:10\.$/);
    expect(staleBecause).not.toMatch(SOMEBODY);
    const { operations: [told], attention = [] } = opened.connector.health();
    expect(told).toMatchObject({ lastHeardAt: NIGHT, lastFault: { kind: 'MALFORMED', at: after(HOUR) } });
    expect(attention).toEqual([expect.stringMatching(/^Eksportu OPS export-2026-11-2[234]T[0-9]{4} nie przyjęto \(23\.11\.2026, 03:10\), bo .+\. W użyciu jest eksport z 23\.11\.2026, 02:10\.$/)]);
    expect(attention[0]).toMatch(because);
    await opened.taken({ madeAt: after(40 * MINUTE) });
    expect(opened.connector.health().attention).toEqual([]);
  });
  test('every fault of the nightly job is in the table', () => {
    expect(REFUSED.flatMap(([, { fault }]) => fault ?? []).toSorted()).toEqual([...EXPORT_FAULTS].toSorted());
  });
});

describe('a pointer', () => {
  test.each(['../../etc', 'export-2026-11-23T0210/../..', '', 'x'.repeat(300)])('that says %j leads nowhere', async (text) => {
    await opened.taken({});
    writeFileSync(join(opened.folder, 'current'), text);
    const heard = await eventually(async () => { const now = await opened.heard(); return now.heard && now.staleBecause; });
    expect(heard).toMatch(/nie można odczytać, który eksport jest bieżący/);
    const { operations: [told], attention } = opened.connector.health();
    expect(told).toMatchObject({ lastFault: { kind: 'MALFORMED' } });
    expect(attention).toEqual([expect.stringMatching(/^Eksportu z OPS nie przyjęto .+ w pliku current nie ma nazwy postaci export-RRRR-MM-DDTGGMM\. W użyciu jest eksport z 23\.11\.2026, 02:10\.$/)]);
  });
  test('that is away with its folder costs only freshness', async () => {
    await opened.taken({});
    rmSync(opened.folder, { recursive: true });
    expect(await eventually(async () => { const now = await opened.heard(); return now.heard && now.staleBecause; })).toMatch(/który eksport jest bieżący/);
  });
});

test('a half-written export is taken as soon as the rest of it arrives, although the pointer does not move again', async () => {
  await opened.taken({});
  await opened.refused({ madeAt: next, fault: 'half-written' });
  const moved = statSync(join(opened.folder, 'current'));
  await publishExport(join(opened.folder, 'elsewhere'), PEOPLE, { madeAt: next });
  for (const file of ['wywiady.csv', 'rodzina.csv', 'manifest.json']) {
    copyFileSync(join(opened.folder, 'elsewhere', 'export-2026-11-23T0240', file), join(opened.folder, 'export-2026-11-23T0240', file));
  }
  await eventually(async () => { const heard = await opened.heard(); return heard.heard && heard.asOf.getTime() === next.getTime(); });
  expect(statSync(join(opened.folder, 'current'))).toEqual(moved);
});

test('an export of the future is taken when its time has come', async () => {
  await opened.taken({});
  await opened.refused({ madeAt: after(3 * HOUR) });
  opened.now = after(4 * HOUR);
  await eventually(async () => { const heard = await opened.heard(); return heard.heard && heard.asOf.getTime() === after(3 * HOUR).getTime(); });
  expect(await opened.heard()).not.toHaveProperty('staleBecause');
});

test('after 26 hours without a new one, the export is stale and says of when it is', async () => {
  await opened.taken({});
  opened.now = after(26 * HOUR);
  expect(await opened.heard()).not.toHaveProperty('staleBecause');
  opened.now = after(26 * HOUR + 1);
  expect(await opened.heard()).toMatchObject({ staleBecause: 'Ostatni eksport z OPS jest z 23.11.2026, 02:10: ma ponad 26 godzin.' });
  expect(opened.connector.health().attention).toEqual(['Ostatni eksport z OPS jest z 23.11.2026, 02:10: ma ponad 26 godzin.']);
});

describe('a record that cannot be true', () => {
  test.each<[string, keyof Tables, string, string]>([
    ['an amount with a thousands separator', 'swiadczenia.csv', 'kwota_miesieczna', '1.234,56'],
    ['a negative amount', 'swiadczenia.csv', 'kwota_miesieczna', '-5,00'],
    ['a day that does not exist', 'swiadczenia.csv', 'data_od', '30.02.2026'],
    ['an end before the beginning', 'swiadczenia.csv', 'data_do', '31.12.2025'],
    ['an unknown area', 'swiadczenia.csv', 'obszar', 'XX'],
    ['no name', 'swiadczenia.csv', 'nazwa', ' '], ['a name that turns the writing', 'swiadczenia.csv', 'nazwa', 'Zas\u202eiłek'],
    ['a name of two lines', 'swiadczenia.csv', 'nazwa', 'Zasiłek\r\nstały'],
    ['an interview after the export', 'wywiady.csv', 'data_wywiadu', '24.11.2026'],
  ])('(%s) costs only itself, and the part of its person says that something is missing', async (_, file, name, value) => {
    await opened.taken({});
    const whole = await opened.heard();
    await opened.publish({ madeAt: next, alterTables: (tables) => { tables[file][1]![tables[file][0]!.indexOf(name)] = value; } });
    const heard = await eventually(async () => { const now = await opened.heard(); return now.heard && now.asOf.getTime() === next.getTime() && now; });
    if (!whole.heard) throw new Error('not heard');
    const { lastInterviewOn, ...rest } = whole.value;
    expect(heard.value).toEqual(file === 'wywiady.csv' ? rest : { ...rest, lastInterviewOn, benefits: whole.value.benefits!.slice(1) });
    expect(heard.staleBecause).toBe('W eksporcie z 23.11.2026, 02:40 pominięto błędne zapisy o tej osobie (1), więc dane mogą być niepełne.');
    expect(await opened.heard(OLENA)).not.toHaveProperty('staleBecause');
    expect(opened.connector.health().operations[0]).toMatchObject({ refusedRecords: 1 });
  });
  test.each<[string, string, string]>([
    ['a sex that is no sex', 'plec', 'X'], ['a birth after the export', 'data_urodzenia', '01.01.2027'], ['a birth on no day', 'data_urodzenia', '31.04.1950'],
    ['no number of its own', 'id_osoby', ''], ['a number that has no end', 'id_osoby', '9'.repeat(201)], ['a number that turns the writing', 'id_osoby', 'OPS/\u202e1'],
    ['a name that turns the writing', 'nazwisko', 'Ł\u202eoś'],
  ])('of a person (%s) is not shown, and not taken for "nobody knows this person"', async (_, name, value) => {
    await opened.taken({});
    await opened.publish({ madeAt: next, alterTables: (tables) => { tables['osoby.csv'][1]![tables['osoby.csv'][0]!.indexOf(name)] = value; } });
    await eventually(async () => { const heard = await opened.heard(OLENA); return heard.heard && heard.asOf.getTime() === next.getTime(); });
    expect(await opened.heard()).toEqual({ heard: false, fault: { source: 'OPS', coordinate: 'ops.export', kind: 'MALFORMED', retryable: false } });
  });
  test('of two people with one PESEL: neither is shown, everybody else is', async () => {
    const [zaneta, olena] = PEOPLE;
    await opened.taken({}, [olena!, zaneta!, zaneta!]);
    expect(await opened.heard()).toMatchObject({ heard: false, fault: { kind: 'MALFORMED' } });
    expect(await opened.heard(OLENA)).toMatchObject({ heard: true });
    expect(opened.connector.health().operations[0]).toMatchObject({ refusedRecords: 2 });
  });
  test('of nobody (a benefit, an interview, a relative of a person who is not in the export) is counted', async () => {
    await opened.taken({
      alterTables: (tables) => {
        tables['swiadczenia.csv'].push(['S9', 'OPS/999999', 'PS', 'Zasiłek', '1,00', '01.01.2026', '']);
        tables['wywiady.csv'].push(['W9', 'OPS/999999', '01.01.2026']);
        tables['rodzina.csv'].push(['OPS/999998', 'OPS/999999', 'wnuk']);
        tables['pracownicy.csv'].push(['18', '', '']);
      },
    });
    expect(opened.connector.health().operations[0]).toMatchObject({ refusedRecords: 4 });
  });
});

test('unknown columns are left alone, and the order of columns does not matter', async () => {
  await opened.taken({});
  const before = await opened.heard();
  await opened.taken({ madeAt: next, alterTables: (tables) => { for (const rows of Object.values(tables)) rows.forEach((row, i) => { row.reverse(); row.push(i === 0 ? 'nowa_kolumna' : 'x;"y"'); }); } });
  expect(await opened.heard()).toEqual({ ...before, asOf: next });
});

describe('without any good export yet', () => {
  const notHeard = (kind: string, retryable: boolean) => ({ heard: false, fault: { source: 'OPS', coordinate: 'ops.export', kind, retryable } });

  test('an empty folder is out of reach, a bad export cannot be read, and the first good one is heard', async () => {
    expect(await opened.heard()).toEqual(notHeard('UNREACHABLE', true));
    await opened.publish({ fault: 'partial' });
    await eventually(async () => { const heard = await opened.heard(); return !heard.heard && heard.fault.kind === 'MALFORMED'; });
    expect(await opened.heard()).toEqual(notHeard('MALFORMED', false));
    expect(opened.connector.health().attention).toEqual(['Eksportu OPS export-2026-11-23T0210 nie przyjęto (23.11.2026, 03:10), bo brakuje w nim pliku wywiady.csv. Hub nie ma żadnego dobrego eksportu z OPS.']);
    await opened.taken({ madeAt: next });
  });
  test('a folder that is there with a pointer to nothing is no matter of connection', async () => {
    writeFileSync(join(opened.folder, 'current'), 'najnowszy');
    await eventually(async () => { const heard = await opened.heard(); return !heard.heard && heard.fault.kind === 'MALFORMED'; });
    expect(await opened.heard()).toEqual(notHeard('MALFORMED', false));
    expect(opened.connector.health().attention).toEqual([expect.stringMatching(/w pliku current nie ma nazwy.+Hub nie ma żadnego dobrego eksportu z OPS\.$/)]);
  });
  test('whoever asks while the first one is being read waits for it, and leaves when the time is over', async () => {
    const people = manyPesels(3_000).map((identifier) => person(identifier, { ops: PEOPLE[0]!.ops! }));
    await opened.publish({}, people);
    const connector = opsExportConnector({ folder: opened.folder, clock: () => after(HOUR) });
    const left = await connector.personParts!([people[0]!.identifier], ask(AbortSignal.abort()));
    expect([...left.values()]).toEqual([notHeard('TIMEOUT', true)]);
    const waited = await connector.personParts!(people.map(({ identifier }) => identifier), ask());
    expect([...waited.keys()]).toEqual(people.map(({ identifier }) => identifierKey(identifier)));
    expect([...waited.values()].every(({ heard }) => heard)).toBe(true);
    await connector.close();
  });
  test('closing in the middle of reading leaves nothing running', async () => {
    const people = manyPesels(5_000).map((identifier) => person(identifier, { ops: PEOPLE[0]!.ops! }));
    await opened.publish({}, people);
    const connector = opsExportConnector({ folder: opened.folder, clock: () => after(HOUR) });
    const began = performance.now();
    await connector.close();
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(connector.health().operations).toEqual([{ coordinate: 'ops.export', breaker: 'CLOSED', calls: expect.any(Number) }]);
    expect([...(await connector.personParts!([JAN, ZANETA], ask())).values()]).toEqual([notHeard('TIMEOUT', true), notHeard('TIMEOUT', true)]);
  });
});
