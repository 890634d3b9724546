import { describe, expect, test } from '@jest/globals';
import { compareAddresses } from '../../../src/core/residents/matching/compare-addresses.js';
import { compareBirthDates } from '../../../src/core/residents/matching/compare-birth-dates.js';
import { compareDocuments } from '../../../src/core/residents/matching/compare-documents.js';
import { compareFamilyNames } from '../../../src/core/residents/matching/compare-family-names.js';
import { compareGivenNames } from '../../../src/core/residents/matching/compare-given-names.js';
import { comparePesels } from '../../../src/core/residents/matching/compare-pesels.js';
import { comparePhones } from '../../../src/core/residents/matching/compare-phones.js';
import { namesSwapped } from '../../../src/core/residents/matching/compare-swapped-names.js';
import { editDistance } from '../../../src/core/residents/matching/edit-distance.js';
import { bitsOf, LEVELS } from '../../../src/core/residents/matching/levels.js';
import { parsePartialDate } from '../../../src/core/residents/matching/partial-date.js';
import { readName, readNames } from '../../../src/core/residents/matching/read-name.js';
import { ANNULLED, born, mistyped, NEXT_PESEL, OTHER_PESEL, UNKNOWN, valid } from './people.js';

const givenNames = (a: string, b: string) => compareGivenNames(readName(a), readName(b));
const surnames = (a: string, b: string, formerOfB: string[] = []) =>
  compareFamilyNames(readNames({ pesel: UNKNOWN, familyName: a }), readNames({ pesel: UNKNOWN, familyName: b, formerFamilyNames: formerOfB }));

describe('Given names', () => {
  test.each([
    ['Łucja', ' łucja', 'SAME'], ['Łucja', 'Lucja', 'SAME_WITHOUT_MARKS'], ['Юлія', 'Julia', 'SAME_SOUND'], ['Yuliia', 'Julia', 'SAME_SOUND'],
    ['Сергій', 'Serhij', 'SAME_SOUND'], ['Сергій', 'Serhii', 'SAME_SOUND'], ['Євген', 'Jewhen', 'SAME_SOUND'], ['Євген', 'Yevhen', 'SAME_SOUND'],
    ['Ганна', 'Hanna', 'SAME_SOUND'], ['Людмила', 'Ludmyła', 'SAME_SOUND'], ['Михайло', 'Mychajło', 'SAME_SOUND'], ['Михайло', 'Mykhailo', 'SAME_SOUND'],
    ['Anna', 'Anna Maria', 'FIRST_OF_SEVERAL'], ['Maria', 'Anna Maria', 'ONE_OF_SEVERAL'], ['Anna Maria', 'Anna Zofia', 'ONE_OF_SEVERAL'],
    ['Anna Maria', 'Maria Anna', 'ONE_OF_SEVERAL'], ['Katarzyna', 'Kasia', 'VARIANT'], ['Ola', 'Aleksandra', 'SHORT_FOR_SEVERAL'], ['Ola', 'Olga', 'SHORT_FOR_SEVERAL'],
    ['Bartek', 'Bartosz', 'SHORT_FOR_SEVERAL'], ['Ala', 'Alina', 'SHORT_FOR_SEVERAL'], ['Sasza', 'Ołeksandr', 'SHORT_FOR_SEVERAL'],
    ['Zofia', 'Sofia', 'OWN_NAMES'], ['Lech', 'Leszek', 'OWN_NAMES'], ['Helena', 'Olena', 'OWN_NAMES'], ['Jan', 'Iwan', 'OWN_NAMES'],
    ['Gniewomir', 'Gniewomira', 'OTHER_GENDER'], ['Zenon', 'Zenona', 'DIFFERENT'], ['Katarzyn', 'Katarzyna', 'ONE_SLIP'], ['Thi Lan', 'Thi Hoa', 'DIFFERENT'],
    ['-', '.', 'MISSING'], ['BRAK', 'Anna', 'MISSING'], ['N.N.', 'NN', 'MISSING'], ['nie podano', 'X', 'MISSING'],
    ['Михайло', 'Michał', 'VARIANT'], ['Krystyna', 'Krzstyna', 'ONE_SLIP'], ['Krystyna', 'Krstyan', 'TWO_SLIPS'], ['Krzyzstof', 'Krzysztof Jan', 'ONE_SLIP'],
    ['Maria', 'Marta', 'DIFFERENT'], ['Kamil', 'Kamila', 'DIFFERENT'], ['Anna', 'Hanna', 'DIFFERENT'], ['Ola', 'Ula', 'DIFFERENT'], ['Jan', 'Jon', 'DIFFERENT'],
    ['Bartłomiej', 'Bartosz', 'DIFFERENT'], ['', 'Anna', 'MISSING'], ['Li', 'LI', 'SAME'],
  ])('%s, %s: %s', (a, b, level) => expect([givenNames(a, b), givenNames(b, a)]).toEqual([level, level]));
});

describe('Surnames', () => {
  test.each([
    ['Wójcik', 'WÓJCIK', 'SAME'], ['Nowak-Lis', 'Nowak – Lis', 'SAME'], ['Wójcik', 'Wojcik', 'SAME_WITHOUT_MARKS'], ['Kowalska', 'Kowalski', 'OTHER_GENDER'],
    ['Grodzka', 'Grodzki', 'OTHER_GENDER'], ['Biała', 'Biały', 'OTHER_GENDER'], ['Iwanow', 'Iwanowa', 'OTHER_GENDER'], ['Зеленська', 'Zełenski', 'OTHER_GENDER'],
    ['Шевченко', 'Shevchenko', 'SAME_SOUND'], ['Шевченко', 'Szewczenko', 'SAME_SOUND'], ['Szewczenko', 'Shevchenko', 'SAME_SOUND'],
    ['Щербак', 'Shcherbak', 'SAME_SOUND'], ['Щербак', 'Szczerbak', 'SAME_SOUND'], ['Жук', 'Żuk', 'SAME_SOUND'], ['Жук', 'Zhuk', 'SAME_SOUND'],
    ['Хмельницький', 'Chmielnicki', 'SAME_SOUND'], ['Хмельницький', 'Khmelnytskyi', 'SAME_SOUND'], ['Цимбал', 'Tsymbal', 'SAME_SOUND'],
    ['Nowak-Kowalska', 'Kowalska', 'PART_OF_DOUBLE'], ['Nowak-Kowalska', 'Kowalski', 'PART_OF_DOUBLE'], ['Nowak-Kowalska', 'Kowalska-Nowak', 'PART_OF_DOUBLE'],
    ['Nowak Kowalska', 'Nowak-Kowalska', 'SAME_SOUND'], ['Wójcik', 'Wójcki', 'ONE_SLIP'], ['Malinowska', 'Malonawska', 'TWO_SLIPS'],
    ['van der Berg', 'van der Laan', 'DIFFERENT'], ['Nowak', 'Nowacka', 'DIFFERENT'], ['Sowa', 'Sowy', 'ONE_SLIP'], ['Lis', 'Wilk', 'DIFFERENT'], ['', 'Lis', 'MISSING'],
  ])('%s, %s: %s', (a, b, level) => expect([surnames(a, b), surnames(b, a)]).toEqual([level, level]));

  test('an earlier surname is one of the same person', () => {
    expect(surnames('Lis', 'Nowak', ['Lis'])).toBe('FORMER');
    expect(surnames('Lis-Wilk', 'Nowak', ['Lis'])).toBe('FORMER');
    expect(surnames('Lipska', 'Nowak', ['Lipski'])).toBe('FORMER');
    expect(surnames('Wilk', 'Nowak', ['Lis'])).toBe('DIFFERENT');
  });
});

test('Given name and surname in each other\'s place', () => {
  const names = (givenName: string, familyName: string) => readNames({ pesel: UNKNOWN, givenName, familyName });
  expect(namesSwapped(names('Adam', 'Tomasz'), names('Tomasz', 'Adam'))).toBe('EXACTLY');
  expect(namesSwapped(names('Julia', 'Шевченко'), names('Szewczenko', 'Юлія'))).toBe('EXACTLY');
  expect(namesSwapped(names('Jolanta Maria', 'Lis'), names('Lis', 'Jola'))).toBe('EXACTLY');
  expect(namesSwapped(names('Adam', 'Lis'), names('Adam', 'Lis'))).toBeUndefined();
  expect(namesSwapped(names('Adam', 'Lis'), names('Lis', 'Ewa'))).toBeUndefined();
  expect(namesSwapped(names('Katarzyna', 'Brzęczyk'), names('Brzęczyk', 'Katarzna'))).toBe('NEARLY');
  expect(namesSwapped(names('Katarzyna', 'Lis-Brzęczyk'), names('Brzęczyk', 'Katarzyna'))).toBe('NEARLY');
  expect(namesSwapped(names('Adrian', 'Brzęczyk'), names('Brzęczyk', 'Adriana'))).toBeUndefined();
});

test.each([
  ['1984-05-14', '1984-05-14', 'SAME'], ['1984-05-14', '1984-05', 'SAME_MONTH'], ['1984', '1984-05', 'SAME_YEAR'], ['1984-01-01', '1984-05-14', 'INVENTED_DAY'],
  ['1984-01-01', '1984-01-01', 'INVENTED_DAY'], ['1984-05-14', '1948-05-14', 'ONE_SLIP'], ['1984-05-06', '1984-06-05', 'ONE_SLIP'], ['1984-05-14', '1985', 'DIFFERENT'],
  ['1984-05-14', '1984-06', 'DIFFERENT'], ['1984-05-14', '1983-07-02', 'DIFFERENT'], ['1984-01-01', '1985-01-01', 'ONE_SLIP'],
  ['1990-07-01', '1990-03-04', 'INVENTED_DAY'], ['1990-07-01', '1990-07-01', 'INVENTED_DAY'], ['1984-05-31', '1984-06-01', 'ONE_SLIP'], ['1912-05-14', '2012-05-14', 'ONE_SLIP'],
])('Born %s and %s: %s', (a, b, level) => expect([compareBirthDates(born(a), born(b)), compareBirthDates(born(b), born(a))]).toEqual([level, level]));

test.each(['1984-13', '1984-02-30', '84-02-03', '1984-5', '1984-05-', 'brak', '', '0000'])('%s is no date of birth', (text) => {
  expect(parsePartialDate(text)).toBeUndefined();
});

test('PESEL numbers', () => {
  const [one, annulled] = [valid('44051401359'), ANNULLED];
  expect(comparePesels(one, one)).toBe('SAME');
  expect(comparePesels(one, mistyped('44051401395'))).toBe('ONE_SLIP');
  expect(comparePesels(one, mistyped('44051401358'))).toBe('ONE_SLIP');
  expect(comparePesels(one, mistyped('4405140135'))).toBe('ONE_SLIP');
  expect(comparePesels(one, mistyped('4405'))).toBe('MALFORMED');
  expect(comparePesels(one, UNKNOWN)).toBe('MISSING');
  expect(comparePesels(annulled, UNKNOWN)).toBe('MISSING');
  expect(comparePesels(annulled, annulled)).toBe('ANNULLED');
  expect(comparePesels(valid('84051400026'), NEXT_PESEL)).toBe('NEIGHBOURING');
  expect(comparePesels(valid('84051400026'), valid('84051405007'))).toBe('DIFFERENT');
  expect(comparePesels(one, OTHER_PESEL)).toBe('DIFFERENT');
});

test('Documents are compared within one country', () => {
  const document = (country: string, value: string) => [{ type: 'DOCUMENT', country, value }] as const;
  expect(compareDocuments(document('UA', 'FE123456'), document('UA', 'FE123456'))).toBe('SAME');
  expect(compareDocuments(document('UA', 'FE123456'), document('UA', 'FE123465'))).toBe('ONE_SLIP');
  expect(compareDocuments(document('UA', 'FE123456'), document('UA', 'AB000001'))).toBe('DIFFERENT');
  expect(compareDocuments(document('UA', 'FE123456'), document('BY', 'FE123456'))).toBe('MISSING');
  expect(compareDocuments(document('UA', 'FE123456'), undefined)).toBe('MISSING');
});

test.each([
  ['+48 600 100 200', '600-100-200', 'SAME'], ['0048600100200', '600100200', 'SAME'], ['600100200', '600100201', 'DIFFERENT'],
  ['000 000 000', '000 000 000', 'MISSING'], ['112', '112', 'MISSING'],
])('Telephones %s and %s: %s', (a, b, level) => expect(comparePhones([a], [b])).toBe(level));

test('Addresses', () => {
  const at = (street: string, house: string, flat?: string) => [{ locality: 'Czersk', street, house, ...(flat && { flat }) }];
  expect(compareAddresses(at('ul. Kościuszki', '5', '3'), at('KOSCIUSZKI', '5', '3'))).toBe('SAME');
  expect(compareAddresses(at('Kościuszki', '5'), at('Kościuszki', '5', '3'))).toBe('SAME_HOUSE');
  expect(compareAddresses(at('Kościuszki', '5', '3'), at('Kościuszki', '5', '4'))).toBe('DIFFERENT');
  expect(compareAddresses(at('Ułańska', '5'), at('Łańska', '5'))).toBe('DIFFERENT');
  expect(compareAddresses([{ locality: 'Łąg', house: '12a' }], [{ locality: 'Lag', house: '12 A' }])).toBe('SAME');
  expect(compareAddresses([], at('Kościuszki', '5'))).toBe('MISSING');
});

test.each([['NOWAK', 'NOWAK', 0], ['NOWAK', 'NOWK', 1], ['NOWAK', 'NWOAK', 1], ['NOWAK', 'NOWICKI', 3], ['KOWAL', 'LIS', 5], ['', 'LIS', 3]])(
  '%s and %s: slips %d', (a, b, slips) => expect([editDistance(a, b), editDistance(b, a)]).toEqual([slips, slips]));

describe('The table of weights', () => {
  test.each(Object.entries(LEVELS))('%s: the probabilities of one person add up to one at most', (_, levels) => {
    const weighed = Object.values(levels).flatMap((level) => ('m' in level ? [level] : []));
    expect(weighed.reduce((sum, { m }) => sum + m, 0)).toBeLessThan(1.000_001);
    expect(weighed.every(({ m, u }) => m > 0 && m <= 1 && u > 0 && u <= 1)).toBe(true);
  });
  test('a difference never speaks for, and what is missing says nothing', () => {
    for (const field of ['PESEL', 'GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE', 'SEX', 'PHONE', 'ADDRESS', 'DOCUMENT'] as const) {
      expect(bitsOf(field, 'DIFFERENT')).toBeLessThan(0);
      expect(bitsOf(field, 'MISSING')).toBe(0);
      expect(bitsOf(field, 'SAME')).toBeGreaterThan(0);
    }
  });
});
