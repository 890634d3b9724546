import { describe, expect, test } from '@jest/globals';
import { parseExistingGmina, powiatOf, wholeGmina, wojewodztwoOf } from '../../src/vocabulary/terc.js';

describe('TERC', () => {
  test.each(['1465011', '2202043', '2263011', '0265011', '2479011', '1438011', '1465028', '1261029', '0264039'])('%s lies in a powiat that exists', (code) => {
    expect(parseExistingGmina(code)).toBe(code);
  });

  test.each([
    ['0365011', 'odd wojewodztwo'], ['3401011', 'wojewodztwo over 32'], ['2200011', 'powiat 00'], ['2245011', 'no such land powiat'],
    ['2265011', 'no such city'], ['2202003', 'gmina 00'], ['2202046', 'no such kind'], ['220204', 'too short'], ['22020433', 'too long'], ['', 'empty'],
    ['２202043', 'a wide digit'],
    ['1431011', 'powiat abolished in 2002'], ['0263011', 'number that is no more'], ['1465012', 'a rural gmina in a city'], ['1465021', 'a second gmina in a city'],
    ['2202018', 'a district outside of Warszawa'], ['1465019', 'a delegatura in Warszawa'], ['2263019', 'a delegatura where there are none'],
  ])('%s is none: %s', (code) => {
    expect(parseExistingGmina(code)).toBeUndefined();
  });

  test('parts of a mixed gmina fold to the whole, districts to their city', () => {
    const [town, rural, district] = ['2202044', '2202045', '1465038'].map(parseExistingGmina);
    expect([town, rural, district && wholeGmina(district)]).toEqual(['2202043', '2202043', '1465011']);
  });

  test('powiat and wojewodztwo are the first four and two digits', () => {
    const code = parseExistingGmina('2263011');
    expect(code && [powiatOf(code), wojewodztwoOf(code), wholeGmina(code)]).toEqual(['2263', '22', '2263011']);
  });
});
