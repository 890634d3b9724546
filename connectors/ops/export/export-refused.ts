/** Why an export is refused whole: the end of a sentence in Polish. Nothing in it comes from the export but the number of a line. */
export const EXPORT_REFUSALS = {
  NO_POINTER: 'nie można odczytać, który eksport jest bieżący: folderu albo pliku current nie ma lub nie da się go otworzyć',
  POINTER: 'nie można odczytać, który eksport jest bieżący: w pliku current nie ma nazwy postaci export-RRRR-MM-DDTGGMM',
  MANIFEST: 'jego manifestu nie ma albo nie można go odczytać',
  VERSION: 'hub nie zna wersji jego manifestu',
  ENCODING: 'hub nie zna jego kodowania znaków',
  FUTURE: 'ma datę z przyszłości',
  OLDER: 'jest starszy od eksportu już przyjętego',
  OUTSIDE: 'poza folder eksportów prowadzi dowiązanie',
  NOT_LISTED: 'manifest nie wymienia pliku',
  MISSING_FILE: 'brakuje w nim pliku',
  UNREADABLE: 'nie można w nim odczytać pliku',
  TOO_LARGE: 'za duży jest plik',
  LENGTH: 'inną długość niż w manifeście ma plik',
  CHECKSUM: 'suma kontrolna nie zgadza się, plik',
  ROWS: 'inną liczbę wierszy niż w manifeście ma plik',
  BROKEN_ROW: 'jest w nim wiersz niepełny albo źle zapisany, plik',
  UNDECODABLE: 'są w nim znaki spoza kodowania, plik',
  COLUMNS: 'brakuje w nim kolumny albo kolumna się powtarza, plik',
  REPEATED_ID: 'powtarza się w nim identyfikator zapisu, plik',
  TOO_MANY_BAD: 'za dużo w nim błędnych zapisów, plik',
  NOBODY: 'nie ma w nim żadnej osoby',
} as const;
export type ExportRefusal = keyof typeof EXPORT_REFUSALS;

/** Thrown while an export is read, caught where it would have replaced the present one. `file` is one of the names we ask for ourselves. */
export class ExportRefused extends Error {
  /** In Polish, to stand after "bo". */
  readonly because: string;
  constructor(readonly refusal: ExportRefusal, file?: string, line?: number) {
    super(refusal);
    this.because = [EXPORT_REFUSALS[refusal], ...(file ? [` ${file}`] : []), ...(line ? [`, wiersz ${line}`] : [])].join('');
  }
}
