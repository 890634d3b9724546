import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LEVELS } from '../../../src/core/residents/matching/levels.js';
import { match } from '../../../src/core/residents/matching/match.js';
import type { MatchablePerson } from '../../../src/core/residents/matching/matchable-person.js';
import { ANNULLED, AT_HOME, born, LUCJA, MANS_PESEL, mistyped, NEXT_PESEL, OTHER_PESEL, UNKNOWN } from './people.js';

/** Few values of each field, so that all kinds of agreement meet; and any text at all as a name. */
const name = (...names: readonly string[]) => fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) });
const people: fc.Arbitrary<MatchablePerson> = fc.record({
  pesel: fc.constantFrom(LUCJA.pesel, NEXT_PESEL, MANS_PESEL, OTHER_PESEL, UNKNOWN, ANNULLED, mistyped('84051400062'), mistyped('')),
  givenName: name('Łucja', 'Lucja', 'Łucja Anna', 'Anna', 'Hanna', 'Юлія', 'Julia', 'Trzebiatowska', ''),
  familyName: name('Trzebiatowska', 'Trzebiatowski', 'Trzebiatowska-Lis', 'Lis', 'Шевченко', 'Shevchenko', 'Łucja', ''),
  formerFamilyNames: fc.subarray(['Lis', 'Trzebiatowska']),
  birthDate: fc.constantFrom('1984-05-14', '1984-01-01', '1984-05', '1984', '1971-06-02', '1948-05-14').map(born),
  sex: fc.constantFrom('MALE', 'FEMALE'),
  phones: fc.subarray(['600100200', '600 100 201', '0']),
  addresses: fc.subarray([AT_HOME, { locality: 'Łąg', house: '12' }]),
  documents: fc.subarray([{ type: 'DOCUMENT' as const, country: 'UA', value: 'FE123456' }, { type: 'DOCUMENT' as const, country: 'UA', value: 'FE123457' }]),
}, { requiredKeys: ['pesel'] });
const RUNS = { numRuns: 500 };

test('The order of the two records does not matter', () => fc.assert(fc.property(people, people, (a, b) => {
  expect(match(b, a)).toEqual(match(a, b));
}), RUNS));

test('The same records give the same finding, and are left as they were', () => fc.assert(fc.property(people, people, (a, b) => {
  const before = structuredClone([a, b]);
  expect(match(a, b)).toEqual(match(a, b));
  expect([a, b]).toEqual(before);
}), RUNS));

test('A link has no conflict, a reason, and stands on a number or on thirty bits', () => fc.assert(fc.property(people, people, (a, b) => {
  const { zone, how, bits, conflicts } = match(a, b);
  expect(how !== undefined).toBe(zone === 'LINK');
  if (zone === 'LINK') expect(conflicts).toEqual([]);
  if (how === 'SCORED') expect(bits).toBeGreaterThanOrEqual(30);
}), RUNS));

test('Two valid numbers that differ never link', () => fc.assert(fc.property(people, people, (a, b) => {
  const [one, other] = [{ ...a, pesel: LUCJA.pesel }, { ...b, pesel: OTHER_PESEL }];
  expect(match(one, other).zone).not.toBe('LINK');
}), RUNS));

test('Every field is compared and explained in a Polish sentence of its level', () => fc.assert(fc.property(people, people, (a, b) => {
  const { compared } = match(a, b);
  expect(compared.map(({ field }) => field)).toEqual(Object.keys(LEVELS));
  for (const { field, level, because } of compared) expect(Object.entries(LEVELS[field])).toContainEqual([level, expect.objectContaining({ because })]);
}), RUNS));
