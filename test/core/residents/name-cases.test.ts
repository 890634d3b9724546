import { expect, test } from '@jest/globals';
import { match } from '../../../src/core/residents/matching/match.js';
import { namesAgree } from '../../../src/core/residents/matching/names-agree.js';
import { type NamedPerson, personOf } from '../../../src/core/residents/matching/named-person.js';
import { parsePartialDate } from '../../../src/core/residents/matching/partial-date.js';

const agree = (asked: NamedPerson, known: NamedPerson): boolean => namesAgree(personOf(asked), personOf(known), match(personOf(asked), personOf(known)));
const named = (name: string): NamedPerson => {
  const at = name.lastIndexOf(' ');
  return { givenName: name.slice(0, at), familyName: name.slice(at + 1) };
};

test.each([
  ['Anny Kowalskiej', 'Anna Kowalska'], ['Anna Kowalskiej', 'Anna Maria Kowalska-Nowak'], ['Marka Dudka', 'Marek Dudek'], ['Zofii Sikory', 'Zofia Sikora'],
  ['Jerzemu Nowakowi', 'Jerzy Nowak'], ['Olgi Iwanowej', 'Olga Iwanowa'], ['Kasia Lis', 'Katarzyna Lis'], ['Збігнєв Вишневський', 'Zbigniew Wiśniewski'],
  ['Домбровський Адам', 'Adam Dąbrowski'], ['Григорий Гончарук', 'Grigorij Honczaruk'],
])('%s asks for %s', (asked, known) => expect(agree(named(asked), named(known))).toBe(true));

test.each([
  ['Jan Lis', 'Adam Lis'], ['Anna Kowalska', 'Anna Wilk'], ['Anna Maria Lis', 'Anna Zofia Lis'], ['Maria Lis', 'Marta Lis'], ['Kamila Lis', 'Jan Lis'],
])('%s does not ask for %s', (asked, known) => expect(agree(named(asked), named(known))).toBe(false));

test('a date of birth that contradicts tells two people of one name apart, an incomplete one does not', () => {
  const born = (text: string): NamedPerson => ({ ...named('Jan Lis'), birthDate: parsePartialDate(text)! });
  expect(agree(born('1950'), born('1984-05-14'))).toBe(false);
  expect(agree(born('1984'), born('1984-05-14'))).toBe(true);
});
