import type { LocalDate } from '../../../src/vocabulary/local-date.js';
import type { MatchablePerson, StatedPesel } from '../../../src/core/residents/matching/matchable-person.js';
import { parsePartialDate, type PartialDate } from '../../../src/core/residents/matching/partial-date.js';
import type { Labelled } from './measured.js';
import { DIMINUTIVES, SURNAMES } from './polish-names.js';
import type { Human } from './polish-population.js';
import type { Seeded } from './seeded.js';

/** The register of residents knows everybody well; social assistance and the health provider write as people tell them. */
export function recordsOf(chance: Seeded, humans: readonly Human[]): readonly Labelled[] {
  return humans.flatMap((human, at) => [
    { id: `GMINA-${human.key}`, whose: human.key, person: registered(human) },
    ...(chance.happens(0.75) ? [{ id: `OPS-${human.key}`, whose: human.key, person: asTold(chance, human, neighbourOf(humans, at)) }] : []),
    ...(chance.happens(0.4) ? [{ id: `HEALTH-${human.key}`, whose: human.key, person: asTold(chance, human, neighbourOf(humans, at)) }] : []),
  ]);
}

/** Whose number a clerk may copy by mistake: the twin's, the father's, that of the next in the queue. */
const neighbourOf = (humans: readonly Human[], at: number): Human => humans[at % 2 === 0 ? at + 1 : at - 1] ?? humans[0]!;

function registered(human: Human): MatchablePerson {
  const { given, second, family, born, sex, pesel, address, ukrainian } = human;
  return {
    pesel: pesel ? { state: 'VALID', value: pesel } : { state: 'ABSENT', reason: 'NONE' },
    givenName: second ? `${given} ${second}` : given, familyName: family, birthDate: born, sex, addresses: [address],
    ...(ukrainian && { documents: [ukrainian.passport] }),
  };
}

/**
 * Nobody's number is copied into a record that then says in every field that it is about that other person (a namesake born on
 * the same day, a father where no birth date is given): no comparison can find that out.
 */
function asTold(chance: Seeded, human: Human, neighbour: Human): MatchablePerson {
  const birthDate = chance.happens(0.97) ? bornAsTold(chance, human.born) : undefined;
  const tellable = neighbour.given !== human.given || (birthDate !== undefined && birthDate.length > 'YYYY'.length && human.born !== neighbour.born);
  const person = {
    pesel: peselAsTold(chance, human, tellable ? neighbour : human), ...namesAsTold(chance, human), ...(birthDate && { birthDate }),
    ...(chance.happens(0.9) && { sex: chance.happens(0.99) ? human.sex : otherSex(human.sex) }),
    ...(chance.happens(0.6) && { phones: [chance.happens(0.8) ? human.phone : `+48 ${500_000_000 + chance.below(99_999_999)}`] }),
    ...(chance.happens(0.7) && { addresses: [chance.happens(0.85) ? human.address : { ...human.address, street: 'Nowa', house: String(chance.below(90)) }] }),
    ...(human.ukrainian && chance.happens(0.6) && { documents: [human.ukrainian.passport] }),
  };
  return chance.happens(0.02) ? { ...person, givenName: person.familyName, familyName: person.givenName } : person;
}

function peselAsTold(chance: Seeded, { pesel }: Human, neighbour: Human): StatedPesel {
  if (!pesel || chance.happens(0.25)) return { state: 'ABSENT', reason: chance.one(['UNKNOWN', 'REFUSED', 'NONE']) };
  if (chance.happens(0.03)) return { state: 'ANNULLED' };
  if (chance.happens(0.05)) return { state: 'MALFORMED', text: oneDigitOff(chance, pesel) };
  return { state: 'VALID', value: chance.happens(0.02) && neighbour.pesel ? neighbour.pesel : pesel };
}

/** The check digit catches every single wrong digit, so the number is malformed. */
function oneDigitOff(chance: Seeded, digits: string): string {
  const at = chance.below(digits.length);
  return `${digits.slice(0, at)}${(Number(digits[at]) + 1 + chance.below(9)) % 10}${digits.slice(at + 1)}`;
}

type Names = { readonly givenName: string; readonly familyName: string; readonly formerFamilyNames?: readonly string[] };

function namesAsTold(chance: Seeded, human: Human): Names {
  if (human.ukrainian) return inAnotherScript(chance, human.ukrainian);
  const givenName = chance.happens(0.1) && DIMINUTIVES[human.given] ? DIMINUTIVES[human.given]! : human.given;
  const told = { givenName: slipped(chance, givenName), ...surnameAsTold(chance, human) };
  return chance.happens(0.12) ? { ...told, givenName: withoutMarks(told.givenName), familyName: withoutMarks(told.familyName) } : told;
}

function surnameAsTold(chance: Seeded, { sex, family, familyOfOtherSex, born }: Human): Omit<Names, 'givenName'> {
  const partner = chance.one(SURNAMES)[1];
  const kind = chance.next();
  const grownWoman = sex === 'FEMALE' && born < '2000';
  if (grownWoman && kind < 0.05) return { familyName: partner, formerFamilyNames: [family] };
  if (grownWoman && kind < 0.07) return { familyName: partner };
  if (grownWoman && kind < 0.13) return { familyName: kind < 0.1 ? `${family}-${partner}` : `${partner} - ${family}` };
  return { familyName: kind > 0.97 ? familyOfOtherSex : slipped(chance, family) };
}

const inAnotherScript = (chance: Seeded, { given, family }: NonNullable<Human['ukrainian']>): Names => {
  const script = chance.one([0, 1, 2, 2] as const);
  return { givenName: slipped(chance, given[script]), familyName: slipped(chance, family[script]).toUpperCase() };
};

/** One letter left out, doubled or swapped with the next; in four names out of a hundred. */
function slipped(chance: Seeded, name: string): string {
  if (!chance.happens(0.04) || name.length < 4) return name;
  const at = 1 + chance.below(name.length - 2);
  const [before, letter, after] = [name.slice(0, at), name[at]!, name.slice(at + 1)];
  return chance.one([`${before}${after}`, `${before}${letter}${letter}${after}`, `${before}${after.slice(0, 1)}${letter}${after.slice(1)}`]);
}

const withoutMarks = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('Ł', 'L');

function bornAsTold(chance: Seeded, born: LocalDate): PartialDate {
  const kind = chance.next();
  const [year = '', month = '', day = ''] = born.split('-');
  const told = [
    [0.02, year], [0.03, `${year}-${month}`], [0.045, `${year}-01-01`], [0.06, `${year}-${day}-${month}`],
    [0.07, `${year}-${month}-${String(1 + chance.below(28)).padStart(2, '0')}`], [0.08, `${Number(year) + 1 + chance.below(9)}-${month}-${day}`],
  ] as const;
  const [, text] = told.find(([upTo]) => kind < upTo) ?? [1, born];
  return parsePartialDate(text) ?? born;
}

const otherSex = (sex: Human['sex']) => (sex === 'MALE' ? 'FEMALE' : 'MALE');
