/** No record of this wire comes near it; a quote that is never closed would otherwise take in the rest of the file. */
const RECORD_CHARACTERS_MAX = 32_768;

export interface CsvReader {
  /** The records that the text completes, in order. Undefined as soon as what was heard cannot become a record any more. */
  read(text: string): string[][] | undefined;
  /** False while a record has begun and not ended: at the end of a file it was cut off. */
  isBetweenRecords(): boolean;
}

/**
 * CSV in pieces of any size: fields between `;`, records ended by CRLF or LF (the last one too), a field that holds `;`, a
 * quote or a line break stands in quotes, a quote inside is doubled. Anything else, a lone quote for example, is no record.
 */
export function csvReader(): CsvReader {
  // A field with what ends it. A closing quote must be followed by an end, so a field that goes on in the next piece does not match.
  const field = /(?:"([^"]*(?:""[^"]*)*)"|([^";\r\n]*))(;|\r?\n)/y;
  let rest = '';
  return {
    read(text) {
      rest += text;
      const records: string[][] = [];
      let record: string[] = [];
      let complete = 0;
      for (let found = field.exec(rest); found; found = field.exec(rest)) {
        const [, quoted, plain, end] = found;
        record.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
        if (end === ';') continue;
        records.push(record);
        record = [];
        complete = field.lastIndex;
      }
      rest = rest.slice(complete);
      return rest.length > RECORD_CHARACTERS_MAX ? undefined : records;
    },
    isBetweenRecords: () => rest === '',
  };
}
