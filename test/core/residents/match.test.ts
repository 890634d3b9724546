import { describe, expect, test } from '@jest/globals';
import { match, type MatchZone } from '../../../src/core/residents/matching/match.js';
import type { MatchablePerson } from '../../../src/core/residents/matching/matchable-person.js';
import { ANNULLED, AT_HOME, born, LUCJA, MANS_PESEL, mistyped, NEXT_PESEL, OTHER_PESEL, UNKNOWN, valid, without, withoutPesel } from './people.js';

type Change = Partial<MatchablePerson>;
type Case = readonly [sentence: string, zone: MatchZone, other: Change, one?: Change];

/** Every case is judged in both orders. */
function judged({ other, one = {} }: { other: Change; one?: Change | undefined }) {
  const [a, b] = [{ ...LUCJA, ...one }, { ...LUCJA, ...other }];
  const finding = match(a, b);
  expect(match(b, a)).toEqual(finding);
  return finding;
}
const conflictsIn = (other: Change, one?: Change) => judged({ other, one }).conflicts.map(({ code }) => code);

const zones = (cases: readonly Case[]) =>
  test.each(cases.map(([sentence, zone, other, one]) => ({ sentence, zone, other, one })))('$sentence: $zone', ({ zone, other, one }) => {
    expect(judged({ other, one }).zone).toBe(zone);
  });

describe('One PESEL links', () => {
  zones([
    ['when everything agrees', 'LINK', {}],
    ['when the surname is a masculine form', 'LINK', { familyName: 'Trzebiatowski' }],
    ['when a husband\'s surname was added', 'LINK', { familyName: 'Trzebiatowska-Lipska' }],
    ['when the surname changed and the maiden name is stated', 'LINK', { familyName: 'Lipska', formerFamilyNames: ['Trzebiatowska'] }],
    ['when there are no diacritics', 'LINK', { givenName: 'LUCJA' }],
    ['when a letter of the surname is wrong', 'LINK', { familyName: 'Trzebiatwska' }],
    ['when given name and surname stand in each other\'s place', 'LINK', { givenName: 'Trzebiatowska', familyName: 'Łucja' }],
    ['when only the year of birth is known', 'LINK', { birthDate: born('1984') }],
  ]);

  test('and says so, with what it stands on', () => {
    const finding = judged({ other: {} });
    expect(finding).toMatchObject({ zone: 'LINK', how: 'SAME_IDENTIFIER', conflicts: [], because: expect.stringMatching(/PESEL|numer identyfikacyjny/) });
    expect(finding.compared.map(({ field }) => field))
      .toEqual(['PESEL', 'DOCUMENT', 'GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE', 'SEX', 'PHONE', 'ADDRESS']);
  });

  test('also when the birth date and the sex are only those that the number encodes', () => {
    expect(match(without(LUCJA, 'birthDate', 'sex'), LUCJA).zone).toBe('LINK');
    expect(match(without(LUCJA, 'birthDate', 'sex'), without(LUCJA, 'birthDate', 'sex')).zone).toBe('LINK');
  });
});

describe('One PESEL on two people goes to a clerk', () => {
  zones([
    ['another birth date', 'REVIEW', { birthDate: born('1984-06-14') }],
    ['the first of January in the place of the birth date', 'REVIEW', { birthDate: born('1984-01-01') }],
    ['another year of birth', 'REVIEW', { birthDate: born('1985') }],
    ['another sex', 'REVIEW', { sex: 'MALE' }],
    ['another surname, and no word of an earlier one', 'REVIEW', { familyName: 'Lipska' }],
    ['another given name', 'REVIEW', { givenName: 'Halina' }],
    ['both birth dates agree, and the number encodes another', 'REVIEW', { birthDate: born('1984-05-15') }, { birthDate: born('1984-05-15') }],
    ['both say the same sex, and the number encodes the other', 'REVIEW', { sex: 'MALE' }, { sex: 'MALE' }],
    ['nothing but the number', 'REVIEW', { familyName: '', givenName: '' }],
  ]);

  test('with the conflict named', () => {
    expect(conflictsIn({ birthDate: born('1984-06-14') })).toEqual(['SAME_IDENTIFIER_OTHER_BIRTH_DATE', 'PESEL_ENCODES_OTHER_BIRTH_DATE']);
    expect(conflictsIn({ sex: 'MALE' })).toEqual(['SAME_IDENTIFIER_OTHER_SEX', 'PESEL_ENCODES_OTHER_SEX']);
    expect(conflictsIn({ familyName: 'Lipska' })).toEqual(['SAME_IDENTIFIER_OTHER_NAME']);
    expect(conflictsIn({ familyName: '' })).toEqual(['SAME_IDENTIFIER_ALONE']);
  });
});

describe('One PESEL copied between relatives goes to a clerk', () => {
  test.each([
    ['Adrian', 'Adriana'], ['Daniel', 'Daniela'], ['Roman', 'Romana'], ['Antoni', 'Antonia'], ['Gniewomir', 'Gniewomira'], ['Eliana', 'Liliana'], ['Katarzyna', 'Katrzina'],
    ['Mohammed Ali', 'Mohammed Hassan'], ['Thi Lan', 'Thi Hoa'], ['Anna Maria', 'Anna Zofia'], ['Zofia', 'Sofia'], ['Syn I', 'Syn II'], ['Córka 1', 'Córka 2'],
    ['Noworodek', 'Łucja'], ['BRAK', 'Łucja'], ['-', 'Łucja'], ['X', 'Y'],
  ])('%s and %s', (givenName, other) => expect(judged({ one: { givenName }, other: { givenName: other } }).zone).toBe('REVIEW'));
  test.each([['Katarzyna', 'Katarzzyna'], ['Krystyna', 'Krzstyna'], ['Katarzyna', 'Kasia'], ['Aleksandra', 'Ola']])('but not %s and %s', (givenName, other) =>
    expect(judged({ one: { givenName }, other: { givenName: other } }).zone).toBe('LINK'));
  test('a given name that one record does not have at all contradicts nothing', () => expect(match(without(LUCJA, 'givenName'), LUCJA).zone).toBe('LINK'));
  test('two surnames that differ by two letters', () => {
    expect(judged({ one: { familyName: 'Bielski' }, other: { familyName: 'Bielecki' } }).zone).toBe('REVIEW');
    expect(conflictsIn({ familyName: 'Bielecki' }, { familyName: 'Bielski' })).toEqual(['SAME_IDENTIFIER_NEAR_NAME']);
  });
  test('a word that stands for no name proves nothing', () => {
    for (const none of ['BRAK', '-', 'nieznane', 'N.N.', 'X']) expect(judged({ other: { givenName: none, familyName: none } }).zone).toBe('REVIEW');
  });
  test('a passport with a surname alone is a mother\'s, or her child\'s', () => {
    const passport = { pesel: UNKNOWN, documents: [{ type: 'DOCUMENT', country: 'UA', value: 'FE123456' }] } as const;
    expect(match({ ...without(LUCJA, 'birthDate'), ...passport }, { ...without(LUCJA, 'birthDate', 'givenName'), ...passport }).zone).toBe('REVIEW');
  });
});

describe('Who is called alike is not one person for that', () => {
  const alike = { pesel: UNKNOWN, birthDate: born('2026-01-05'), familyName: 'Brzęczyk', addresses: [AT_HOME], phones: ['600100200'] } as const;
  test.each([
    ['Noworodek', 'Noworodek'], ['Noworodek I', 'Noworodek II'], ['Syn I', 'Syn II'], ['Syn A', 'Syn B'], ['Bliźniak II', 'Bliźniak III'], ['Córka Anny', 'Córka Anny'],
    ['NN', 'NN'], ['-', '.'], ['?', '?'], ['brak danych', 'BRAK DANYCH'], ['Nieznany', 'nieznany'], ['Jan II', 'Jan III'],
    ['Zofia', 'Sofia'], ['Lech', 'Leszek'], ['Helena', 'Olena'], ['Jan', 'Iwan'], ['Ola', 'Olga'], ['Bartek', 'Bartosz'], ['Ala', 'Alina'], ['Sasza', 'Ołeksandr'], ['Kasia', 'Katarzyna'],
  ])('%s and %s of one day at one address', (givenName, other) => expect(judged({ one: { ...alike, givenName }, other: { ...alike, givenName: other } }).zone).not.toBe('LINK'));
  test('ordinals that differ are two people', () => {
    const levelOf = (a: string, b: string) => judged({ one: { ...alike, givenName: a }, other: { ...alike, givenName: b } }).compared.find(({ field }) => field === 'GIVEN_NAME')!.level;
    expect([levelOf('Syn I', 'Syn II'), levelOf('Noworodek 1', 'Noworodek 2'), levelOf('Syn', 'Syn II'), levelOf('Syn II', 'Bliźniak II')]).toEqual(['DIFFERENT', 'DIFFERENT', 'MISSING', 'MISSING']);
  });
  test.each(['Ola', 'Bartek'])('without an address %s proves no given name either', (givenName) => {
    const { addresses: _, ...elsewhere } = alike;
    expect(judged({ one: { ...elsewhere, givenName }, other: { ...elsewhere, givenName: givenName === 'Ola' ? 'Olga' : 'Bartosz' } }).zone).toBe('REVIEW');
  });
  test.each([
    ['Lena', 'Kubiak'], ['Maja', 'Kubiak'], ['Franciszek', 'Kubiak'], ['Nikodem', 'Kubiak'], ['Patryk', 'Kubiak'], ['Van Hung', 'Nguyen'], ['Mohammed', 'Khalil'], ['Олена', 'Гончарук'],
  ])('%s %s and a date of birth are a question', (givenName, familyName) => {
    const named = { pesel: UNKNOWN, givenName, familyName };
    expect(judged({ one: named, other: named }).zone).toBe('REVIEW');
  });
  test('a day that was invented proves no day', () => {
    const named = { pesel: UNKNOWN, givenName: 'Bożydar', birthDate: born('1990-07-01') };
    expect(judged({ one: named, other: named }).zone).toBe('REVIEW');
  });
});

describe('Plainly one person is a question at least', () => {
  const changed = (birthDate: string, pesel: string) => ({ pesel: valid(pesel), birthDate: born(birthDate), addresses: [AT_HOME] });
  zones([
    ['names swapped, one with a slip', 'REVIEW', { pesel: UNKNOWN, givenName: 'Trzebiatowska', familyName: 'Łucjta' }],
    ['names swapped, a double surname', 'REVIEW', { pesel: UNKNOWN, givenName: 'Trzebiatowska', familyName: 'Łucja' }, { familyName: 'Lis-Trzebiatowska' }],
    ['names in another case', 'REVIEW', { pesel: UNKNOWN, givenName: 'Anny', familyName: 'Kowalskiej' }, { givenName: 'Anna', familyName: 'Kowalska' }],
    ['names in another case, in the masculine', 'REVIEW', { pesel: UNKNOWN, givenName: 'Jana', familyName: 'Nowaka', sex: 'MALE' }, { pesel: UNKNOWN, givenName: 'Jan', familyName: 'Nowak', sex: 'MALE' }],
    ['a date corrected by a day, with a new number', 'REVIEW', changed('1984-05-15', '84051500023'), { addresses: [AT_HOME] }],
    ['another century', 'REVIEW', { pesel: UNKNOWN, birthDate: born('2012-05-14') }, { pesel: UNKNOWN, birthDate: born('1912-05-14') }],
  ]);
  test('a case of one name is none where the other name stands in its own', () => {
    const { compared } = judged({ one: { pesel: UNKNOWN, givenName: 'Jana', familyName: 'Nowak' }, other: { pesel: UNKNOWN, givenName: 'Jan', familyName: 'Nowak' } });
    expect(compared.find(({ field }) => field === 'GIVEN_NAME')!.level).toBe('DIFFERENT');
  });
  test('a father and a son under one roof stay two people', () => {
    const man = { givenName: 'Bożydar', familyName: 'Lis', sex: 'MALE', addresses: [AT_HOME] } as const;
    expect(judged({ one: { ...man, pesel: valid('50020300015'), birthDate: born('1950-02-03') }, other: { ...man, pesel: valid('80020300012'), birthDate: born('1980-02-03') } }).zone).toBe('NO_LINK');
  });
});

test('Names of ten thousand letters are compared in no time', () => {
  const long = (letter: string) => ({ givenName: `${letter}ab`.repeat(3_500), familyName: `${letter}cd`.repeat(3_500) });
  const begun = performance.now();
  judged({ one: long('x'), other: long('y') });
  expect(performance.now() - begun).toBeLessThan(2_000);
});

describe('Without a common PESEL', () => {
  zones([
    ['an absent number is compatible with any', 'LINK', { pesel: UNKNOWN }],
    ['so is one that was refused', 'LINK', { pesel: { state: 'ABSENT', reason: 'REFUSED' } }],
    ['an annulled number is no evidence against', 'LINK', { pesel: ANNULLED }],
    ['a mistyped number asks a clerk', 'REVIEW', { pesel: mistyped('84051400126') }],
    ['two digits swapped ask a clerk', 'REVIEW', { pesel: mistyped('84051400062') }],
    ['a number that is nothing alike and no number proves nothing', 'LINK', { pesel: mistyped('12345') }],
    ['two valid numbers that differ by a swap ask a clerk', 'REVIEW', { pesel: valid('84051405007') }, { pesel: valid('84051400507') }],
    ['two valid numbers and everything else equal ask a clerk', 'REVIEW', { pesel: OTHER_PESEL, phones: ['600100200'] }, { phones: ['600 100 200'] }],
    ['two valid numbers and another given name are two people', 'NO_LINK', { pesel: valid('84051400507'), givenName: 'Halina' }],
    ['two valid numbers and another birth date are two people', 'NO_LINK', { pesel: OTHER_PESEL, birthDate: born('1971-06-02') }],
    ['a common name with a full birth date asks a clerk', 'REVIEW', { pesel: UNKNOWN, givenName: 'Anna', familyName: 'Nowak' },
      { givenName: 'Anna', familyName: 'Nowak' }],
    ['a slip in the birth date asks a clerk', 'REVIEW', { pesel: UNKNOWN, birthDate: born('1984-05-24') }],
    ['a birth date that is known by its year asks a clerk', 'REVIEW', { pesel: UNKNOWN, birthDate: born('1984'), addresses: [AT_HOME] }, { addresses: [AT_HOME] }],
    ['another sex asks a clerk', 'REVIEW', { pesel: UNKNOWN, sex: 'MALE' }],
    ['a surname that changed without a word asks a clerk', 'REVIEW', { pesel: UNKNOWN, familyName: 'Lipska' }],
    ['a common given name and a year of birth are nobody\'s question', 'NO_LINK', { pesel: UNKNOWN, givenName: 'Anna', familyName: 'Lipska', birthDate: born('1984') },
      { givenName: 'Anna' }],
    ['another person', 'NO_LINK', { pesel: UNKNOWN, givenName: 'Jan', familyName: 'Lis', birthDate: born('1950-02-03'), sex: 'MALE' }],
  ]);

  test('a link says that it was scored, and how high', () => {
    const finding = judged({ other: { pesel: UNKNOWN } });
    expect(finding).toMatchObject({ zone: 'LINK', how: 'SCORED' });
    expect(finding.bits).toBeGreaterThanOrEqual(30);
    expect(finding.bits).toBeCloseTo(finding.compared.reduce((sum, { bits }) => sum + bits, 0), 5);
  });

  test('an annulled number is no evidence for, either: two of them leave a clerk to ask', () => {
    const known = { pesel: ANNULLED, birthDate: born('1984') };
    expect(judged({ other: known, one: known }).zone).toBe('REVIEW');
  });

  test('a passport counts like a PESEL, also for its conflicts', () => {
    const passport = { pesel: UNKNOWN, documents: [{ type: 'DOCUMENT', country: 'UA', value: 'FE123456' }] } as const;
    expect(judged({ other: passport, one: passport })).toMatchObject({ zone: 'LINK', how: 'SAME_IDENTIFIER' });
    expect(judged({ other: { ...passport, birthDate: born('2015-01-02') }, one: passport }).zone).toBe('REVIEW');
  });
});

describe('Twins are never linked by the hub', () => {
  const newborn = { pesel: UNKNOWN, birthDate: born('2026-10-02'), addresses: [AT_HOME], phones: ['600100200'] } as const;
  const twins: readonly (readonly [string, Change, Change])[] = [
    ['two newborn sisters without a number', { givenName: 'Maria' }, { givenName: 'Marta' }],
    ['names that differ by one letter and are on no list', { givenName: 'Zelima' }, { givenName: 'Selima' }],
    ['a sister and a brother', { givenName: 'Maria' }, { givenName: 'Jan', sex: 'MALE' }],
    ['one given name by mistake, and the other sex', { givenName: 'Maria' }, { givenName: 'Maria', sex: 'MALE' }],
    ['given names in the other order', { givenName: 'Anna Maria' }, { givenName: 'Maria Anna' }],
    ['one without a given name yet', { givenName: 'Maria' }, { givenName: '' }],
  ];
  test.each(twins)('%s', (_, one, other) => expect(judged({ one: { ...newborn, ...one }, other: { ...newborn, ...other } }).zone).toBe('REVIEW'));

  test('neighbouring numbers and one address, even under one given name', () => {
    const home = { addresses: [AT_HOME] };
    expect(judged({ one: home, other: { ...home, pesel: NEXT_PESEL } })).toMatchObject({ zone: 'REVIEW' });
    expect(conflictsIn({ ...home, pesel: NEXT_PESEL }, home)).toEqual(['DIFFERENT_PESELS', 'POSSIBLE_TWINS']);
    expect(judged({ one: home, other: { ...home, pesel: NEXT_PESEL, givenName: 'Halina' } }).zone).toBe('NO_LINK');
    expect(judged({ one: home, other: { ...home, pesel: MANS_PESEL, givenName: 'Jan', sex: 'MALE' } }).zone).toBe('NO_LINK');
  });
});

describe('A Ukrainian in two registers', () => {
  const iuliia = { pesel: UNKNOWN, givenName: 'Юлія', familyName: 'Хоменко', birthDate: born('1991-03-07'), sex: 'FEMALE' } as const;
  const spellings = [['Julia', 'Chomenko'], ['Yuliia', 'Khomenko'], ['JULIJA', 'CHOMENKO']] as const;
  const PHONE = { phones: ['+380 67 123 45 67'] };

  test.each(spellings)('Юлія Хоменко with the same telephone is %s %s', (givenName, familyName) => {
    expect(judged({ one: { ...iuliia, ...PHONE }, other: { ...iuliia, ...PHONE, givenName, familyName } })).toMatchObject({ zone: 'LINK', how: 'SCORED' });
  });
  test.each(spellings)('without anything else a clerk is asked for %s %s, since the given name is common', (givenName, familyName) => {
    expect(judged({ one: iuliia, other: { ...iuliia, givenName, familyName } }).zone).toBe('REVIEW');
  });
  test('a given name that is rare needs nothing else', () => {
    const one = { ...iuliia, givenName: 'Євгенія' };
    expect(judged({ one, other: { ...iuliia, givenName: 'Yevheniia', familyName: 'Khomenko' } }).zone).toBe('LINK');
  });
  test('Олена Хоменко is somebody else', () => {
    expect(judged({ one: iuliia, other: { ...iuliia, givenName: 'Olena', birthDate: born('1990-11-30') } }).zone).toBe('NO_LINK');
  });
});

test('No sentence repeats what a record says', () => {
  const finding = match({ ...LUCJA, phones: ['600100200'], addresses: [AT_HOME] }, { ...withoutPesel(LUCJA), phones: ['600100200'], addresses: [AT_HOME] });
  const text = JSON.stringify(finding);
  for (const said of ['Łucja', 'Trzebiatowska', '84051400026', '1984', '600100200', 'Kościuszki']) expect(text).not.toContain(said);
});
