import { expect, test } from '@jest/globals';
import { parseWojewodztwo } from '../../src/vocabulary/terc.js';

test('there are sixteen wojewodztwa, with even numbers', () => {
  const codes = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0')).filter((code) => parseWojewodztwo(code) !== undefined);
  expect(codes).toEqual(Array.from({ length: 16 }, (_, i) => String(2 * (i + 1)).padStart(2, '0')));
});

test.each(['', '2', '7', '07', '34', '020', 'constructor', '__proto__'])('%j is none', (text) => expect(parseWojewodztwo(text)).toBeUndefined());
