import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SyntheticPerson } from '../../synthetic-person.js';

/** What a nightly job does wrong. Older, future and windows-1250 exports are a matter of `madeAt` and `encoding`. */
export const EXPORT_FAULTS = [
  'partial', // the job ended before its last file
  'truncated', // a file broke off after the manifest was made
  'broken-off', // a file broke off in the middle of a row, and the manifest was made of what was there
  'wrong-checksum',
  'wrong-row-count',
  'half-written', // the pointer was moved before the files were there; another `publish` of the same moment completes them
  'no-manifest',
  'dangling-pointer',
] as const;
export type ExportFault = (typeof EXPORT_FAULTS)[number];

type Encoding = 'UTF-8' | 'windows-1250';
/** Rows of each file, the header first. */
export type Tables = Record<'pracownicy.csv' | 'osoby.csv' | 'swiadczenia.csv' | 'wywiady.csv' | 'rodzina.csv', string[][]>;
type ManifestOnDisk = { format: string; wersja: number; utworzono: string; kodowanie: string; pliki: { nazwa: string; wierszy: number; bajtow: number; sha256: string }[] };

export interface Night {
  readonly madeAt: Date;
  /** UTF-8 unless named. */
  readonly encoding?: Encoding;
  readonly fault?: ExportFault;
  /** Changes what is exported, before files and manifest are made of it. */
  readonly alterTables?: (tables: Tables) => void;
  /** Changes what the manifest says of the files. */
  readonly alterManifest?: (manifest: ManifestOnDisk) => void;
}

/** Exports that are kept beside the newest; older ones are removed, as a real job does, whoever may be reading them. */
const KEPT = 2;
const UNIT = 'Zespół Pracy Socjalnej nr 1';

/** Runs the nightly job of an OPS system once into this folder: a new folder, then the pointer. Resolves with the new folder's name. */
export async function publishExport(folder: string, people: readonly SyntheticPerson[], night: Night): Promise<string> {
  const { fault } = night;
  const name = `export-${warsawMinute(night.madeAt)}`;
  if (fault === 'half-written') await point(folder, name);
  if (fault !== 'dangling-pointer') await writeExport(join(folder, name), people, night);
  if (fault !== 'half-written') await point(folder, name);
  await removeOld(folder);
  return name;
}

async function writeExport(folder: string, people: readonly SyntheticPerson[], night: Night): Promise<void> {
  const { madeAt, encoding = 'UTF-8', fault } = night;
  const tables = tablesOf(people);
  night.alterTables?.(tables);
  const files = Object.entries(tables).map(([file, rows]) => {
    const bytes = encoded(rows.map(lineOf).join(''), encoding);
    return { file, rows: rows.length - 1, bytes: fault === 'broken-off' && file === 'swiadczenia.csv' ? bytes.subarray(0, -9) : bytes };
  });
  const manifest: ManifestOnDisk = {
    format: 'ops-eksport', wersja: 1, utworzono: madeAt.toISOString(), kodowanie: encoding,
    pliki: files.map(({ file, rows, bytes }) => ({
      nazwa: file, wierszy: rows + (fault === 'wrong-row-count' ? 1 : 0), bajtow: bytes.length,
      sha256: createHash('sha256').update(bytes).update(fault === 'wrong-checksum' ? '!' : '').digest('hex'),
    })),
  };
  night.alterManifest?.(manifest);
  await mkdir(folder, { recursive: true });
  for (const { file, bytes } of fault === 'partial' || fault === 'half-written' ? files.slice(0, 3) : files) await writeFile(join(folder, file), bytes);
  if (fault === 'truncated') await truncate(join(folder, 'osoby.csv'), Math.floor(files[1]!.bytes.length / 2));
  if (fault !== 'no-manifest' && fault !== 'half-written') await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
}

/** The pointer is written aside and renamed over the present one. */
async function point(folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'current.new'), `${name}\n`);
  await rename(join(folder, 'current.new'), join(folder, 'current'));
}

async function removeOld(folder: string): Promise<void> {
  const exported = (await readdir(folder)).filter((name) => name.startsWith('export-')).toSorted();
  for (const name of exported.slice(0, -1 - KEPT)) await rm(join(folder, name), { recursive: true });
}

function tablesOf(people: readonly SyntheticPerson[]): Tables {
  const known = people.filter(({ ops }) => ops);
  const id = (at: number) => `OPS/${String(at + 1).padStart(6, '0')}`;
  return {
    'pracownicy.csv': [['id_pracownika', 'nazwisko', 'jednostka'], ['17', 'Zmyślona', UNIT]],
    'osoby.csv': [
      ['id_osoby', 'nr_sprawy', 'pesel', 'dokument_kraj', 'dokument_numer', 'imie', 'nazwisko', 'data_urodzenia', 'plec', 'id_pracownika'],
      ...known.map((person, at) => [
        id(at), `OPS.8121.${at + 1}`, ...identifierFields(person), person.givenName, person.ops?.familyName ?? person.familyName, polishDate(person.birthDate),
        person.sex === 'FEMALE' ? 'K' : 'M', '17',
      ]),
    ],
    'swiadczenia.csv': [
      ['id_swiadczenia', 'id_osoby', 'obszar', 'nazwa', 'kwota_miesieczna', 'data_od', 'data_do'],
      ...known.flatMap(({ ops }, at) => ops!.benefits.map((benefit, i) => [
        `${id(at)}/${i + 1}`, id(at), benefit.area, benefit.name, (benefit.monthlyAmountGrosz / 100).toFixed(2).replace('.', ','),
        polishDate(benefit.from), polishDate(benefit.until),
      ])),
    ],
    'wywiady.csv': [
      ['id_wywiadu', 'id_osoby', 'data_wywiadu'],
      ...known.flatMap(({ ops }, at) => (ops!.lastInterviewOn ? [[`W${at + 1}`, id(at), polishDate(ops!.lastInterviewOn)]] : [])),
    ],
    'rodzina.csv': [
      ['id_osoby', 'id_czlonka', 'pokrewienstwo'],
      ...known.flatMap((_, at) => (at % 5 === 1 ? [[id(at), id(at - 1), 'rodzeństwo']] : [])),
    ],
  };
}

const identifierFields = ({ identifier }: SyntheticPerson): string[] =>
  (identifier.type === 'PESEL' ? [identifier.value, '', ''] : ['', identifier.country, identifier.value]);

const polishDate = (date: string | undefined): string => date?.split('-').toReversed().join('.') ?? '';

const lineOf = (fields: readonly string[]): string =>
  `${fields.map((field) => (/[";\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(';')}\r\n`;

/** 2026-11-23T0210, by the clock on the wall of the office. */
const warsawMinute = (at: Date): string =>
  at.toLocaleString('sv-SE', { timeZone: 'Europe/Warsaw', dateStyle: 'short', timeStyle: 'short' }).replace(' ', 'T').replace(':', '');

function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === 'UTF-8') return Buffer.from(text);
  return Buffer.from(Array.from(text, (letter) => WINDOWS_1250.get(letter) ?? 0x3f)); // a question mark, as old systems do
}

const WINDOWS_1250: ReadonlyMap<string, number> = new Map(
  Array.from(new TextDecoder('windows-1250').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)), (letter, byte) => [letter, byte]),
);
