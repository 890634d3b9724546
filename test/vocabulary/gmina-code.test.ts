import { describe, expect, test } from '@jest/globals';
import { parseGminaCode } from '../../src/vocabulary/gmina-code.js';

describe('TERC code of a gmina', () => {
  test.each(['1465011', '3208083', '0201022', '1465038', '1261039'])('%s stays as it is', (code) => {
    expect(parseGminaCode(code)).toBe(code);
  });

  test.each([['3208084', 'the town'], ['3208085', 'the rural area']])('%s, %s in a mixed gmina, folds to the whole', (code) => {
    expect(parseGminaCode(code)).toBe('3208083');
  });

  test.each([
    ['3208080', 'kind 0'], ['3208086', 'kind 6'], ['3208087', 'kind 7'], ['0108083', 'wojewodztwo 01'], ['1508083', 'an odd wojewodztwo'], ['0008083', 'wojewodztwo 00'],
    ['3408083', 'wojewodztwo 34'], ['320808', 'six digits'], ['32080833', 'eight digits'], ['３208083', 'a wide digit'], ['3208083\n', 'a line end'], ['', 'nothing'],
  ])('%j is none: %s', (code) => {
    expect(parseGminaCode(code)).toBeUndefined();
  });
});
