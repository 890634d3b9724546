import type { LocalDate } from '../../../src/vocabulary/local-date.js';
import { localDateOf } from '../../../src/vocabulary/local-date.js';
import { parsePesel, type Pesel } from '../../../src/vocabulary/pesel.js';
import type { Document, MatchableAddress } from '../../../src/core/residents/matching/matchable-person.js';
import { MEN, NEAR_TWINS, SURNAMES, type ThreeScripts, UKRAINIAN_MEN, UKRAINIAN_SURNAMES, UKRAINIAN_WOMEN, WOMEN } from './polish-names.js';
import type { Seeded } from './seeded.js';

/** Somebody as he or she really is; the registers write it down with more or less care. */
export interface Human {
  readonly key: string;
  readonly sex: 'MALE' | 'FEMALE';
  readonly given: string;
  readonly second: string;
  /** Form for this sex. */
  readonly family: string;
  /** The same surname as the other sex bears it. */
  readonly familyOfOtherSex: string;
  readonly ukrainian?: { readonly given: ThreeScripts; readonly family: ThreeScripts; readonly passport: Document };
  readonly born: LocalDate;
  /** None: a foreigner without one, or a child whose number has not been given out yet. */
  readonly pesel?: Pesel;
  readonly phone: string;
  readonly address: MatchableAddress;
}

export interface Counts {
  readonly people: number; readonly ukrainians: number; readonly twins: number; readonly namesakes: number; readonly fathersAndSons: number;
}

/** A gmina with its ordinary people, and with those who are taken for one another. */
export function population(chance: Seeded, counts: Counts): readonly Human[] {
  const times = <T>(count: number, make: (number: number) => T): T[] => Array.from({ length: count }, (_, number) => make(number));
  return [
    ...times(counts.people, (number) => pole(chance, `P${number}`)),
    ...times(counts.ukrainians, (number) => ukrainian(chance, `U${number}`)),
    ...times(counts.twins, (number) => twins(chance, number)).flat(),
    ...times(counts.namesakes, (number) => namesakes(chance, number)).flat(),
    ...times(counts.fathersAndSons, (number) => fatherAndSon(chance, number)).flat(),
  ];
}

function pole(chance: Seeded, key: string): Human {
  const sex = chance.happens(0.55) ? 'FEMALE' : 'MALE';
  const [man, woman] = chance.one(SURNAMES);
  const born = birthDate(chance);
  return {
    key, sex, born,
    given: chance.one(sex === 'FEMALE' ? WOMEN : MEN), second: chance.one(sex === 'FEMALE' ? WOMEN : MEN),
    family: sex === 'FEMALE' ? woman : man, familyOfOtherSex: sex === 'FEMALE' ? man : woman,
    pesel: peselOf(born, sex, chance.below(500)), phone: phone(chance), address: address(chance),
  };
}

function ukrainian(chance: Seeded, key: string): Human {
  const { pesel, ...person } = pole(chance, key);
  const family = chance.one(UKRAINIAN_SURNAMES);
  const given = chance.one(person.sex === 'FEMALE' ? UKRAINIAN_WOMEN : UKRAINIAN_MEN);
  const passport = { type: 'DOCUMENT', country: 'UA', value: `F${chance.one(['A', 'B', 'E', 'H'])}${100_000 + chance.below(900_000)}` } as const;
  const number = chance.happens(0.5) && pesel ? { pesel } : {};
  return { ...person, ...number, given: given[1], second: '', family: family[1], familyOfOtherSex: family[1], ukrainian: { given, family, passport } };
}

/** A third have neighbouring numbers, a third have none yet, a third have numbers far apart; every third pair has names that nearly agree. */
function twins(chance: Seeded, number: number): readonly Human[] {
  const first = pole(chance, `T${number}a`);
  const born = localDateOf(2008 + chance.below(18), 1 + chance.below(12), 1 + chance.below(28))!;
  const [given, other, sex] = number % 3 === 0 ? NEAR_TWINS[(number / 3) % NEAR_TWINS.length]! : [first.given, otherName(chance, first), first.sex] as const;
  const family = sex === first.sex ? first.family : first.familyOfOtherSex;
  const familyOfOtherSex = sex === first.sex ? first.familyOfOtherSex : first.family;
  const { pesel: _, ...person } = { ...first, born, sex, family, familyOfOtherSex };
  const serial = chance.below(400);
  const numbers = number % 3 === 1 ? [] : [serial, serial + (number % 3 === 0 ? 1 : 60)];
  return [{ ...person, given }, { ...person, key: `T${number}b`, given: other }].map((twin, which) =>
    numbers.length === 0 ? twin : { ...twin, pesel: peselOf(born, sex, numbers[which]!) });
}

const otherName = (chance: Seeded, { sex, given }: Human): string => chance.one((sex === 'FEMALE' ? WOMEN : MEN).filter((name) => name !== given));

/** Two people with one common name and one day of birth; in every other pair the surnames differ by a letter. */
function namesakes(chance: Seeded, number: number): readonly Human[] {
  const one = { ...pole(chance, `N${number}a`), sex: 'MALE', given: chance.one(MEN.slice(0, 15)), ...surname(number % 2 ? 'Wójcik' : 'Nowak') } as const;
  const other = { ...pole(chance, `N${number}b`), sex: 'MALE', given: one.given, born: one.born, ...surname(number % 2 ? 'Wójciak' : 'Nowak') } as const;
  return [{ ...one, pesel: peselOf(one.born, 'MALE', chance.below(200)) }, { ...other, pesel: peselOf(one.born, 'MALE', 250 + chance.below(200)) }];
}
const surname = (name: string) => ({ family: name, familyOfOtherSex: name });

/** One name, one address, one telephone, two generations. */
function fatherAndSon(chance: Seeded, number: number): readonly Human[] {
  const father = { ...pole(chance, `F${number}a`), sex: 'MALE', given: chance.one(MEN), ...surname(chance.one(SURNAMES)[0]), born: `19${60 + chance.below(20)}-0${1 + chance.below(9)}-1${chance.below(10)}` as LocalDate } as const;
  const born = localDateOf(Number(father.born.slice(0, 4)) + 20 + chance.below(20), Number(father.born.slice(5, 7)), 1 + chance.below(28))!;
  const son = { ...father, key: `F${number}b`, born };
  return [father, son].map((man) => ({ ...man, pesel: peselOf(man.born, 'MALE', chance.below(500)) }));
}

const birthDate = (chance: Seeded): LocalDate => localDateOf(1930 + chance.below(95), 1 + chance.below(12), 1 + chance.below(28))!;
const phone = (chance: Seeded): string => `+48 ${500 + chance.below(380)} ${100 + chance.below(900)} ${100 + chance.below(900)}`;

const STREETS = ['Kościuszki', 'Mickiewicza', 'Dworcowa', 'Szkolna', 'Leśna', 'Przytorowa', 'Batorego', '21 Lutego'];
const address = (chance: Seeded): MatchableAddress => ({
  locality: chance.one(['Czersk', 'Rytel', 'Łąg', 'Gutowiec']), street: chance.one(STREETS), house: String(1 + chance.below(60)), flat: String(1 + chance.below(20)),
});

/** The number that a register would give; `order` below 500 is the place within the day. */
export function peselOf(born: LocalDate, sex: 'MALE' | 'FEMALE', order: number): Pesel {
  const month = Number(born.slice(5, 7)) + (born.startsWith('20') ? 20 : 0);
  const serial = order * 2 + (sex === 'MALE' ? 1 : 0);
  const digits = `${born.slice(2, 4)}${String(month).padStart(2, '0')}${born.slice(8)}${String(serial).padStart(4, '0')}`;
  const found = [...'0123456789'].map((check) => parsePesel(digits + check)).find((pesel) => pesel !== undefined);
  if (!found) throw new Error('no check digit completes the number');
  return found;
}
