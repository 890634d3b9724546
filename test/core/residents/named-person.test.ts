import { describe, expect, test } from '@jest/globals';
import { compareAddresses } from '../../../src/core/residents/matching/compare-addresses.js';
import { personOf, readAddress } from '../../../src/core/residents/matching/named-person.js';
import { parsePersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import { born } from './people.js';

describe('An address in one line', () => {
  test.each<readonly [string, ReturnType<typeof readAddress>]>([
    ['ul. Lipowa 5/3, 00-000 Zielone Wzgórze', { locality: 'Zielone Wzgórze', street: 'ul. Lipowa', house: '5', flat: '3' }],
    ['ul. Lipowa 5/3 00-000 Zielone Wzgórze', { locality: 'Zielone Wzgórze', street: 'ul. Lipowa', house: '5', flat: '3' }],
    ['Zielone Wzgórze, Lipowa 5 m. 3', { locality: 'Zielone Wzgórze', street: 'Lipowa', house: '5', flat: '3' }],
    ['Zielone Wzgórze 00-000, al. 3 Maja 17A lok. 2', { locality: 'Zielone Wzgórze', street: 'al. 3 Maja', house: '17A', flat: '2' }],
    ['00-000 Łąg 12', { locality: 'Łąg', house: '12' }],
    ['Łąg 12, 00-000 Łąg', { locality: 'Łąg', house: '12' }],
    ['Zielone Wzgórze', undefined], ['ul. 11 Listopada, Zielone Wzgórze', undefined], ['00-000', undefined], ['5', undefined], ['', undefined],
    ['ul. Lipowa 5, Zielone Wzgórze, powiat zmyślony', undefined],
  ])('%s', (text, address) => expect(readAddress(text)).toEqual(address));

  test.each([
    ['ul. Lipowa 5/3, 00-000 Zielone Wzgórze', 'Zielone Wzgórze, LIPOWA 5 m. 3', 'SAME'],
    ['ul. Lipowa 5, Zielone Wzgórze', 'Zielone Wzgórze, Lipowa 5/3', 'SAME_HOUSE'],
    ['ul. Lipowa 5/4, Zielone Wzgórze', 'Zielone Wzgórze, Lipowa 5/3', 'DIFFERENT'],
  ])('%s and %s: %s', (one, other, level) => expect(compareAddresses([readAddress(one)!], [readAddress(other)!])).toBe(level));
});

describe('A document number', () => {
  const parsed = (value: string) => parsePersonIdentifier({ type: 'DOCUMENT', value, country: 'UA' });
  test.each(['BRAK', 'brak', '0000000', 'XXXX', '1111', 'NIEZNANY', 'NiePodano', 'NIEMA', 'NIEDOTYCZY', 'UNKNOWN'])('%s is none: it only fills the field', (value) => expect(parsed(value)).toBeUndefined());
  test.each(['FE123456', 'MA111111', 'BRA000000', '000000001', 'NIE12345'])('%s is one', (value) => expect(parsed(value)).toMatchObject({ value }));
});

describe('A person as somebody names them', () => {
  test('without a number has none, and that is no contradiction', () =>
    expect(personOf({ givenName: 'Юлія', familyName: 'Хоменко', birthDate: born('1991'), sex: 'OTHER' }))
      .toEqual({ pesel: { state: 'ABSENT', reason: 'UNKNOWN' }, givenName: 'Юлія', familyName: 'Хоменко', birthDate: '1991' }));
  test('with a passport has a document; with a PESEL a number in force', () => {
    const passport = parsePersonIdentifier({ type: 'DOCUMENT', value: 'FE123456', country: 'UA' })!;
    expect(personOf({ identifier: passport })).toEqual({ pesel: { state: 'ABSENT', reason: 'UNKNOWN' }, documents: [passport] });
    expect(personOf({ identifier: parsePersonIdentifier({ type: 'PESEL', value: '84051400026' })!, sex: 'FEMALE', phone: '600100200', address: 'Łąg 12' }))
      .toEqual({ pesel: { state: 'VALID', value: '84051400026' }, sex: 'FEMALE', phones: ['600100200'], addresses: [{ locality: 'Łąg', house: '12' }] });
  });
});
