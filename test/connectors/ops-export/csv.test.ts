import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvReader } from '../../../connectors/ops/export/csv.js';

/** What comes out of the pieces, and whether the last record was whole. */
function readPieces(pieces: readonly string[]) {
  const { read, isBetweenRecords } = csvReader();
  return { records: pieces.flatMap((piece) => read(piece) ?? [['refused']]), whole: isBetweenRecords() };
}

const field = fc.string({ unit: fc.constantFrom('a', 'ż', 'Ł', ';', '"', ' ', '\r', '\n', ',', '1'), maxLength: 8 });
const records = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
const needsQuotes = (text: string) => /[;"\r\n]/.test(text);
const cutAt = (text: string, places: readonly number[]) =>
  [0, ...places.map((place) => place % (text.length + 1)).toSorted((a, b) => a - b)].map((from, i, all) => text.slice(from, all[i + 1]));

describe('a file of separated fields', () => {
  test('is the same records in whatever pieces it comes, quoted more than needed or not, with CRLF or LF', () => {
    fc.assert(fc.property(records, fc.array(fc.boolean(), { minLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.array(fc.nat(), { maxLength: 6 }), (rows, quotes, end, cuts) => {
      const text = rows.map((row) => row.map((each, i) => (needsQuotes(each) || quotes[i] ? `"${each.replaceAll('"', '""')}"` : each)).join(';') + end).join('');
      expect(readPieces(cutAt(text, cuts))).toEqual({ records: rows, whole: true });
    }), { numRuns: 500 });
  });
  test('cut off anywhere inside a record, is known to be cut off', () => {
    fc.assert(fc.property(fc.array(field.filter((each) => !needsQuotes(each)), { minLength: 1, maxLength: 4 }), fc.nat(), (row, place) => {
      const text = row.map((each) => `"${each}"`).join(';');
      expect(readPieces(['x;y\r\n', text.slice(0, 1 + (place % text.length))])).toEqual({ records: [['x', 'y']], whole: false });
    }));
  });
  test.each(['a;b"c\n', '"a"b;c\n', '"a\n', 'a\rb\n', '"a";"b" \n'])('%j is no record', (text) => {
    expect(readPieces([text])).toEqual({ records: [], whole: false });
  });
  test('a quote that is never closed does not take in the rest of the file', () => {
    const { read } = csvReader();
    const pieces = Array.from({ length: 10 }, (_, i) => read(i === 0 ? `"${'a;b\n'.repeat(2_500)}` : 'a;b\n'.repeat(2_500)));
    expect(pieces.indexOf(undefined)).toBe(3);
  });
});
