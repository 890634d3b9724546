import { compareAddresses } from './compare-addresses.js';
import { compareBirthDates } from './compare-birth-dates.js';
import { compareDocuments } from './compare-documents.js';
import { compareFamilyNames } from './compare-family-names.js';
import { compareGivenNames } from './compare-given-names.js';
import { comparePesels } from './compare-pesels.js';
import { comparePhones } from './compare-phones.js';
import { compareInflected } from './compare-inflected-names.js';
import { namesSwapped } from './compare-swapped-names.js';
import { type Conflict, conflictsOf, sharesIdentifier } from './conflicts.js';
import { bitsOf, type Levels, type LevelOf, type MatchField, sentenceOf } from './levels.js';
import type { MatchablePerson } from './matchable-person.js';
import { timesMoreCommon } from './name-frequencies.js';
import { type ReadNames, readNames } from './read-name.js';
import { bornOn, contradictsItself, sexOfPerson } from './stated-and-encoded.js';

/** LINK: one person. REVIEW: a clerk decides. NO_LINK: nobody is asked. */
export const MATCH_ZONES = ['LINK', 'REVIEW', 'NO_LINK'] as const;
export type MatchZone = (typeof MATCH_ZONES)[number];

/** Is it one person, and why. The same for both orders of the records, and free of what the records say. */
export interface MatchFinding {
  readonly zone: MatchZone;
  /** What a LINK stands on; absent in the other zones. */
  readonly how?: 'SAME_IDENTIFIER' | 'SCORED';
  /** Sum of the weights, in bits, to a hundredth. 30 bits: such an agreement is 2^30 times likelier of one person than of two. */
  readonly bits: number;
  /** Every field in a fixed order, also those that could not be compared. */
  readonly compared: readonly ComparedField[];
  readonly conflicts: readonly Conflict[];
  /** Polish sentence: why this zone. */
  readonly because: string;
}

export interface ComparedField {
  readonly field: MatchField;
  readonly level: string;
  readonly bits: number;
  readonly because: string;
}

/**
 * A score alone links from here up. In a city of 500 000 (2^19) an agreement of 30 bits leaves odds of about 2 000 to 1; a common
 * name with a full birth date stays below it, a rare name with a full birth date reaches it.
 */
export const LINK_FROM_BITS = 30;
/** From here up a clerk is asked. Lower and the queue fills with namesakes; higher and records with two contradictions are lost. */
export const REVIEW_FROM_BITS = 14;

/** Compares two records. Pure, symmetric, total: every pair of people gets a finding. */
export function match(a: MatchablePerson, b: MatchablePerson): MatchFinding {
  const [namesA, namesB] = [readNames(a), readNames(b)];
  const levels = levelsOf(a, b, namesA, namesB);
  const compared = comparedFields(levels, [namesA, namesB]);
  const bits = hundredths(compared.reduce((total, field) => total + field.bits, 0));
  const conflicts = conflictsOf(a, b, levels);
  return { ...settle(levels, bits, conflicts), bits, compared, conflicts };
}

function levelsOf(a: MatchablePerson, b: MatchablePerson, namesA: ReadNames, namesB: ReadNames): Levels {
  const BIRTH_DATE = compareBirthDates(bornOn(a), bornOn(b));
  const names = compareNames(namesA, namesB, BIRTH_DATE);
  return {
    PESEL: peselLevel(a, b, { ...names, BIRTH_DATE }),
    DOCUMENT: compareDocuments(a.documents, b.documents),
    ...names,
    BIRTH_DATE,
    SEX: compareSexes(sexOfPerson(a), sexOfPerson(b)),
    PHONE: comparePhones(a.phones, b.phones),
    ADDRESS: compareAddresses(a.addresses, b.addresses),
  };
}

type NameLevels = Pick<Levels, 'GIVEN_NAME' | 'FAMILY_NAME'>;

function compareNames(a: ReadNames, b: ReadNames, birthDate: LevelOf<'BIRTH_DATE'>): NameLevels {
  const straight = { GIVEN_NAME: compareGivenNames(a.given, b.given), FAMILY_NAME: compareFamilyNames(a, b) };
  // Syn I and Syn II are twins, Jan II and Jan III father and son.
  if (a.ordinal !== undefined && b.ordinal !== undefined && a.ordinal !== b.ordinal) return { ...straight, GIVEN_NAME: 'DIFFERENT' };
  const swapped = straight.GIVEN_NAME === 'DIFFERENT' ? namesSwapped(a, b) : undefined;
  if (swapped) return swapped === 'EXACTLY' ? SWAPPED : SWAPPED_NEARLY;
  // Cases are guessed freely (name-cases.ts): only of somebody who was born on the same day.
  return (birthDate === 'SAME' ? compareInflected(a, b, straight) : undefined) ?? straight;
}

/**
 * Two numbers speak for two people, unless one of the numbers does not belong in its own record, or the two encode two readings of
 * one date of birth: when that is corrected, a new number is given out.
 */
function peselLevel(a: MatchablePerson, b: MatchablePerson, { GIVEN_NAME, BIRTH_DATE }: NameLevels & Pick<Levels, 'BIRTH_DATE'>): LevelOf<'PESEL'> {
  const level = comparePesels(a.pesel, b.pesel);
  if (level !== 'DIFFERENT' && level !== 'NEIGHBOURING') return level;
  if ([a, b].some(contradictsItself)) return 'DOUBTFUL';
  const isCorrected = BIRTH_DATE === 'ONE_SLIP' && yearOfCentury(a) === yearOfCentury(b); // a son is not born in his father's year
  return isCorrected && PROVE_GIVEN.includes(GIVEN_NAME) ? 'REISSUED' : level;
}
const yearOfCentury = (person: MatchablePerson): string | undefined => bornOn(person)?.slice(2, 4);
const SWAPPED_NEARLY = { GIVEN_NAME: 'SWAPPED_NEARLY', FAMILY_NAME: 'SWAPPED_NEARLY' } as const;
const SWAPPED = { GIVEN_NAME: 'SWAPPED', FAMILY_NAME: 'SWAPPED' } as const;

const compareSexes = (a: MatchablePerson['sex'], b: MatchablePerson['sex']): LevelOf<'SEX'> => {
  if (!a || !b) return 'MISSING';
  return a === b ? 'SAME' : 'DIFFERENT';
};

function comparedFields(levels: Levels, names: readonly ReadNames[]): readonly ComparedField[] {
  const field = <F extends MatchField>(name: F, timesCommon = 1): ComparedField => {
    const bits = bitsOf(name, levels[name]);
    const less = bits > 0 ? Math.max(0, bits - Math.log2(timesCommon)) : bits;
    return { field: name, level: levels[name], bits: hundredths(less), because: sentenceOf(name, levels[name]) };
  };
  return [
    field('PESEL'), field('DOCUMENT'),
    field('GIVEN_NAME', timesMoreCommon('GIVEN_NAME', names.map(({ given }) => given))),
    field('FAMILY_NAME', timesMoreCommon('FAMILY_NAME', names.map(({ family }) => family))),
    field('BIRTH_DATE'), field('SEX'), field('PHONE'), field('ADDRESS'),
  ];
}

type Settled = Pick<MatchFinding, 'zone' | 'how' | 'because'>;

/** Identifiers first, then the score; a conflict never links. */
function settle(levels: Levels, bits: number, conflicts: readonly Conflict[]): Settled {
  if (sharesIdentifier(levels)) return conflicts.length === 0 ? SAME_IDENTIFIER : CONFLICTING_IDENTIFIER;
  if (bits < REVIEW_FROM_BITS) return TOO_LITTLE;
  if (levels.PESEL === 'DIFFERENT' || levels.PESEL === 'NEIGHBOURING') return contradictedBesides(levels) ? TWO_PEOPLE : CONFLICT;
  if (conflicts.length > 0) return CONFLICT;
  return bits >= LINK_FROM_BITS && agreesOnWho(levels) ? SCORED : NOT_ENOUGH;
}

const SAME_IDENTIFIER: Settled = {
  zone: 'LINK', how: 'SAME_IDENTIFIER', because: 'Ten sam numer identyfikacyjny, a data urodzenia, płeć, imię i nazwisko mu nie przeczą.',
};
const CONFLICTING_IDENTIFIER: Settled = { zone: 'REVIEW', because: 'Ten sam numer identyfikacyjny, ale reszta go nie potwierdza. Rozstrzyga pracownik.' };
const TOO_LITTLE: Settled = { zone: 'NO_LINK', because: 'Za mało wspólnych danych, żeby uznać te zapisy za dotyczące jednej osoby.' };
const TWO_PEOPLE: Settled = { zone: 'NO_LINK', because: 'Dwa różne, poprawne numery PESEL i jeszcze inna różnica: to dwie osoby.' };
const CONFLICT: Settled = { zone: 'REVIEW', because: 'Wiele się zgadza, ale zapisy sobie przeczą. Rozstrzyga pracownik.' };
const SCORED: Settled = { zone: 'LINK', how: 'SCORED', because: 'Imię, nazwisko i data urodzenia wskazują na jedną osobę i nic temu nie przeczy.' };
const NOT_ENOUGH: Settled = { zone: 'REVIEW', because: 'Wiele się zgadza, ale za mało, żeby połączyć zapisy bez pracownika.' };

const contradictedBesides = ({ GIVEN_NAME, FAMILY_NAME, BIRTH_DATE, SEX }: Levels): boolean =>
  [GIVEN_NAME, FAMILY_NAME, BIRTH_DATE, SEX].includes('DIFFERENT');

/** A score can be high without a given name (a household) or without a full birth date (father and son): then it does not link. */
const agreesOnWho = ({ GIVEN_NAME, FAMILY_NAME, BIRTH_DATE }: Levels): boolean =>
  BIRTH_DATE === 'SAME' && PROVE_GIVEN.includes(GIVEN_NAME) && !['TWO_SLIPS', 'INFLECTED', 'DIFFERENT', 'MISSING'].includes(FAMILY_NAME);

/** A slip in the given name does not: twins are called Celina and Selina, Leonard and Leonarda. Nor does a form that stands for several names. */
const PROVE_GIVEN: readonly string[] = ['SAME', 'SAME_WITHOUT_MARKS', 'SAME_SOUND', 'FIRST_OF_SEVERAL', 'VARIANT', 'SWAPPED'];

const hundredths = (bits: number): number => Math.round(bits * 100) / 100;
