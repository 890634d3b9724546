import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseAde } from '../../src/vocabulary/ade.js';
import { parseKrsNumber } from '../../src/vocabulary/krs-number.js';
import { parseNip } from '../../src/vocabulary/nip.js';
import { parsePwz } from '../../src/vocabulary/pwz.js';
import { parseRegon } from '../../src/vocabulary/regon.js';
import { parseSimc } from '../../src/vocabulary/simc.js';
import { weightedSum } from '../../src/vocabulary/weighted-sum.js';
import { changedDigit, numbersWith } from './numbers.js';

describe.each([
  ['NIP', parseNip, ['5260250995']],
  ['REGON', parseRegon, ['012100784', '891129301', '12345678512347']],
  ['KRS', parseKrsNumber, ['0000398498', '0000000001']],
  ['PWZ', parsePwz, ['5425740']],
  ['SIMC', parseSimc, ['0918123']],
  ['ADE', parseAde, ['AE:PL-28080-40239-TUSBF-26']],
])('%s', (_, parse, examples) => {
  test.each(examples)('%s is one', (text) => {
    expect(parse(text)).toBe(text);
  });

  test.each(examples)('%s cut, lengthened, spaced or in wide digits is none', (text) => {
    const wide = text.replace(/[0-9]/, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    expect([text.slice(1), text.slice(0, -1), `${text}0`, `${text} `, `${text}\n`, wide, ''].map((each) => parse(each))).toEqual(Array(7).fill(undefined));
  });
});

describe('what registers never give out', () => {
  test.each([
    ['a NIP of zeros', parseNip, '0000000000'], ['a REGON of zeros', parseRegon, '000000000'], ['a padded REGON of zeros', parseRegon, '00000000000000'],
    ['a KRS number of zeros', parseKrsNumber, '0000000000'], ['a SIMC of zeros', parseSimc, '0000000'], ['a PWZ that begins with 0', parsePwz, '0000000'],
    ['an ADE in small letters', parseAde, 'ae:pl-28080-40239-tusbf-26'], ['an ADE of another country', parseAde, 'AE:DE-28080-40239-TUSBF-26'],
  ])('%s', (_, parse, text) => {
    expect(parse(text)).toBeUndefined();
  });

  test('a NIP whose remainder is 10, whatever its last digit', () => {
    const remainderTen = Array.from({ length: 200 }, (__, i) => String(100_000_000 + i))
      .filter((digits) => weightedSum(digits, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === 10);
    expect(remainderTen.length).toBeGreaterThan(5);
    expect(remainderTen.flatMap((digits) => [...'0123456789'].flatMap((last) => parseNip(digits + last) ?? []))).toEqual([]);
  });
});

describe('REGON as KRS prints it', () => {
  test('fourteen digits of which the last five are zeros are the nine in front of them', () => {
    expect(parseRegon('01210078400000')).toBe('012100784');
    expect(parseRegon('49270733300000')).toBe('492707333');
  });

  test('padding does not excuse nine digits that are wrong', () => {
    expect(parseRegon('01210078500000')).toBeUndefined();
  });

  test('other fourteen digits are checked to the last', () => {
    expect([...'0123456789'].flatMap((last) => parseRegon(`1234567851234${last}`) ?? [])).toEqual(['12345678512347']);
  });
});

describe('one changed digit', () => {
  test.each([['NIP', parseNip, 10], ['PWZ', parsePwz, 7]] as const)('of a %s is always found', (_, parse, length) => {
    fc.assert(fc.property(changedDigit(numbersWith(parse, length)), ({ before, after }) => {
      expect([parse(before), parse(after)]).toEqual([before, undefined]);
    }));
  });

  // Where a remainder of 10 is written as 0, the remainders 0 and 10 cannot be told apart: that is all that may slip through.
  test.each([['REGON', parseRegon, 9], ['SIMC', parseSimc, 7]] as const)('of a %s is found, unless the check digit is 0', (_, parse, length) => {
    fc.assert(fc.property(changedDigit(numbersWith(parse, length)), ({ before, after }) => {
      expect(parse(before)).toBe(before);
      if (!before.endsWith('0')) expect(parse(after)).toBeUndefined();
    }));
  });
});
