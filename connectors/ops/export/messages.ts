import { ExportRefused } from './export-refused.js';

/**
 * The five files of an export, in the order in which they are read, with the columns that must be there. The first line names
 * the columns, in any order; `nr_sprawy` may be left out, and others beside them are not read.
 *
 * pracownicy  => id_pracownika, jednostka
 * osoby       => id_osoby, nr_sprawy?, pesel?, dokument_kraj?, dokument_numer?, imie?, nazwisko?, data_urodzenia?, plec?, id_pracownika?
 * swiadczenia => id_swiadczenia, id_osoby, nr_sprawy?, obszar, nazwa, kwota_miesieczna?, data_od, data_do?
 * wywiady     => id_wywiadu, id_osoby, data_wywiadu
 * rodzina     => id_osoby, id_czlonka, pokrewienstwo
 *   data_*            31.12.2026
 *   kwota_miesieczna  złotys: 1234,56
 *   plec              K | M
 *   obszar            PS | FA | SR | SW, as in the exchange
 *   dokument_kraj     ISO 3166, two letters
 * A row of rodzina says that two people are of one family, in whatever direction it is written. An empty field says nothing.
 */
export const COLUMNS = {
  'pracownicy.csv': ['id_pracownika', 'jednostka'],
  'osoby.csv': ['id_osoby', 'pesel', 'dokument_kraj', 'dokument_numer', 'imie', 'nazwisko', 'data_urodzenia', 'plec', 'id_pracownika'],
  'swiadczenia.csv': ['id_swiadczenia', 'id_osoby', 'obszar', 'nazwa', 'kwota_miesieczna', 'data_od', 'data_do'],
  'wywiady.csv': ['id_wywiadu', 'id_osoby', 'data_wywiadu'],
  'rodzina.csv': ['id_osoby', 'id_czlonka', 'pokrewienstwo'],
} as const;
/** Number of a case, of a person or of a benefit. */
const OPTIONAL_COLUMN = 'nr_sprawy';
export type ExportFile = keyof typeof COLUMNS;
export const EXPORT_FILES = Object.keys(COLUMNS) as ExportFile[];

/** One line of a file by the names of its columns, without spaces around. */
export type Row<F extends ExportFile> = Readonly<Record<(typeof COLUMNS)[F][number], string> & Partial<Record<typeof OPTIONAL_COLUMN, string>>>;
export type Osoba = Row<'osoby.csv'>;
export type Swiadczenie = Row<'swiadczenia.csv'>;
export type Wywiad = Row<'wywiady.csv'>;

/** How to read the lines under this header. Undefined for a line with another number of fields. Throws ExportRefused COLUMNS. */
export function rowParser<F extends ExportFile>(file: F, header: readonly string[]): (record: readonly string[]) => Row<F> | undefined {
  const places = COLUMNS[file].map((column) => [column, header.indexOf(column)] as const);
  if (places.some(([, at]) => at < 0)) throw new ExportRefused('COLUMNS', file);
  const read = [...places, [OPTIONAL_COLUMN, header.indexOf(OPTIONAL_COLUMN)] as const].filter(([, at]) => at >= 0);
  if (read.some(([column, at]) => header.includes(column, at + 1))) throw new ExportRefused('COLUMNS', file);
  return (record) => {
    if (record.length !== header.length) return undefined;
    const row: Record<string, string> = {};
    for (const [column, at] of read) row[column] = record[at]!.trim();
    return row as Row<F>;
  };
}
