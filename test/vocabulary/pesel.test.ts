import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { birthDateOf, parsePesel, sexOf } from '../../src/vocabulary/pesel.js';
import { changedDigit } from './numbers.js';

const read = (text: string) => {
  const pesel = parsePesel(text);
  return pesel && [birthDateOf(pesel), sexOf(pesel)];
};
/** The number that these ten digits make with their check digit, whatever date they encode. */
const withCheck = (ten: string) => [...'0123456789'].map((check) => ten + check);
/** The number of somebody born on this day. */
function numberOf(birth: string, serial: number): string {
  const offset = { 18: 80, 19: 0, 20: 20, 21: 40, 22: 60 }[birth.slice(0, 2)]!;
  const month = String(Number(birth.slice(5, 7)) + offset).padStart(2, '0');
  return withCheck(`${birth.slice(2, 4)}${month}${birth.slice(8)}${String(serial).padStart(4, '0')}`).find((text) => parsePesel(text))!;
}

describe('PESEL', () => {
  test.each([
    ['44051401359', '1944-05-14', 'MALE'], ['02210100121', '2002-01-01', 'FEMALE'],
    ['79060804378', '1979-06-08', 'MALE'], // the test number of eWUŚ
  ])('%s is of somebody born on %s', (text, birth, sex) => {
    expect(read(text)).toEqual([birth, sex]);
  });

  test.each([['18', '85', '1844'], ['19', '05', '1944'], ['20', '25', '2044'], ['21', '45', '2144'], ['22', '65', '2244']])(
    'the month carries the century %s', (_, month, year) => {
      expect(withCheck(`44${month}140135`).flatMap((text) => read(text)?.[0] ?? [])).toEqual([`${year}-05-14`]);
    });

  test.each([
    ['30 February', '440230'], ['29 February 1900, which was no leap year', '000229'], ['31 April', '440431'], ['day 0', '440500'], ['day 32', '440532'],
    ['month 0', '440014'], ['month 13', '441314'], ['month 20', '442014'], ['month 33', '443314'], ['month 99', '449914'],
  ])('no number encodes %s', (_, date) => {
    expect(withCheck(`${date}0135`).flatMap((text) => read(text) ?? [])).toEqual([]);
  });

  test('29 February of a leap year is a birthday', () => {
    expect(withCheck('0022290135').flatMap((text) => read(text)?.[0] ?? [])).toEqual(['2000-02-29']);
  });

  test.each(['', '4405140135', '440514013590', ' 44051401359', '44051401359\n', '4405140135X', '４4051401359', '00000000000'])('%j is none', (text) => {
    expect(parsePesel(text)).toBeUndefined();
  });

  test('one changed digit is always found', () => {
    const born = fc.date({ min: new Date('1800-01-01'), max: new Date('2299-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    const numbers = fc.tuple(born, fc.integer({ min: 0, max: 9_999 })).map(([birth, serial]) => numberOf(birth, serial));
    fc.assert(fc.property(changedDigit(numbers), ({ before, after }) => {
      expect([parsePesel(before), parsePesel(after)]).toEqual([before, undefined]);
    }));
  });
});
