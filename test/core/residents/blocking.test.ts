import { describe, expect, test } from '@jest/globals';
import { blockingKeys, candidatesFor, indexByKeys, LARGEST_BLOCK } from '../../../src/core/residents/matching/blocking.js';
import type { MatchablePerson } from '../../../src/core/residents/matching/matchable-person.js';
import { ANNULLED, born, LUCJA, mistyped, UNKNOWN, without, withoutPesel } from './people.js';

const found = (known: MatchablePerson, asked: MatchablePerson): boolean => candidatesFor(asked, indexByKeys([known], (person) => person)).length === 1;

describe('A record is found', () => {
  test.each<readonly [string, MatchablePerson]>([
    ['by its number alone', { pesel: LUCJA.pesel }],
    ['by its birth date alone', { pesel: UNKNOWN, birthDate: born('1984-05-14') }],
    ['by the birth date that the number encodes', { pesel: LUCJA.pesel, givenName: 'Jan' }],
    ['by both names in each other\'s place', { pesel: UNKNOWN, givenName: 'Trzebiatowska', familyName: 'Łucja' }],
    ['by the surname in another form and the initial', { pesel: UNKNOWN, givenName: 'Lucyja', familyName: 'Trzebiatowski' }],
    ['by a part of a double surname', { pesel: UNKNOWN, givenName: 'Łucja', familyName: 'Lis-Trzebiatowska' }],
    ['by an earlier surname', { pesel: UNKNOWN, givenName: 'Łucja', familyName: 'Lis', formerFamilyNames: ['Trzebiatowska'] }],
    ['by the given name and the beginning of the surname', { pesel: UNKNOWN, givenName: 'Łucja', familyName: 'Trzebiatwka' }],
    ['by the surname, month and day', { pesel: ANNULLED, familyName: 'Trzebiatowska', birthDate: born('1948-05-14') }],
  ])('%s', (_, asked) => expect(found(LUCJA, asked)).toBe(true));

  test('by a diminutive, by a telephone, by a document', () => {
    expect(found({ pesel: UNKNOWN, givenName: 'Aleksandra', familyName: 'Lis' }, { pesel: UNKNOWN, givenName: 'Ola', familyName: 'Lisowska' })).toBe(true);
    expect(found({ pesel: UNKNOWN, phones: ['600 100 200'] }, { pesel: UNKNOWN, phones: ['+48600100200'] })).toBe(true);
    const document = { pesel: UNKNOWN, documents: [{ type: 'DOCUMENT', country: 'UA', value: 'FE123456' }] } as const;
    expect(found(document, document)).toBe(true);
  });
});

test('A stranger is not compared', () => {
  expect(found(LUCJA, { pesel: UNKNOWN, givenName: 'Jan', familyName: 'Lis', birthDate: born('1950-02-03') })).toBe(false);
  expect(found(LUCJA, { pesel: mistyped('12345') })).toBe(false);
  expect(blockingKeys({ pesel: UNKNOWN })).toEqual([]);
});

test('A person is asked for once, however many keys agree', () => expect(candidatesFor(LUCJA, indexByKeys([LUCJA], (person) => person))).toEqual([LUCJA]));

test('A telephone of half the town is passed over, and the other keys still find', () => {
  const shelter = { ...withoutPesel(without(LUCJA, 'birthDate')), phones: ['600100200'] };
  const others = Array.from({ length: LARGEST_BLOCK }, (_, at) => ({ pesel: UNKNOWN, givenName: `Gość${at}`, familyName: `Obcy${at}`, phones: ['600100200'] }));
  expect(candidatesFor(shelter, indexByKeys([...others, LUCJA, shelter], (person) => person))).toEqual([LUCJA, shelter]);
});
