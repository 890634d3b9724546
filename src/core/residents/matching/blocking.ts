import { subscriberNumber } from './compare-phones.js';
import { namesStoodFor } from './given-name-variants.js';
import type { MatchablePerson } from './matchable-person.js';
import { nominatives } from './name-cases.js';
import { tidyName } from './name-spelling.js';
import { isFull } from './partial-date.js';
import { type ReadNames, readNames } from './read-name.js';
import { soundsOf } from './slavic-sound.js';
import { bornOn } from './stated-and-encoded.js';
import { masculine } from './surname-gender.js';

/** Records under their keys. A `Map` will do; so will a table with an index on the key. */
export interface BlockingIndex<R> {
  get(key: string): readonly R[] | undefined;
}

/**
 * Keys under which a record is filed and looked for: two records that share none are never compared. Each key survives the
 * failure of the others: a number, a telephone, a day of birth, both names in either place, a surname with month and day, a surname
 * with the initial of the given name, a given name with the beginning of the surname.
 *
 *   Anna Nowak, 1984-05-14 → `born|1984-05-14` `names|ANA|NOVAK` `day|NOVAK|05-14` `family|NOVAK|A` `given|ANA|NOV`
 *
 * Personal data: never logged; a table keeps keyed digests of them, not the keys.
 */
export function blockingKeys(person: MatchablePerson): readonly string[] {
  const { pesel, documents = [], phones = [] } = person;
  const names = readNames(person);
  const [given, family] = [givenNameKeys(names), familyNameKeys(names)];
  const born = bornOn(person);
  return unique([
    ...(pesel.state === 'VALID' ? [`pesel|${pesel.value}`] : []),
    ...documents.map(({ country, value }) => `document|${country}|${value}`),
    ...phones.flatMap(subscriberNumber).map((number) => `phone|${number}`),
    ...(born ? [`born|${born}`] : []),
    ...(born && isFull(born) ? family.map((name) => `day|${name}|${born.slice(5)}`) : []),
    ...given.flatMap((one) => family.flatMap((other) => [
      bothNames(one, other), `family|${other}|${one.slice(0, 1)}`, `given|${one}|${other.slice(0, BEGINNING)}`,
    ])),
  ]);
}
const BEGINNING = 3;

/**
 * Keys under which a person is looked for: theirs, and those of the names of which theirs can be another case. `Anny Kowalskiej` is
 * asked for, and nobody is filed so.
 */
export function searchKeys(person: MatchablePerson): readonly string[] {
  const names = readNames(person);
  const [given, family] = [givenNameKeys(names), familyNameKeys(names)].map((keys) => [...keys, ...keys.flatMap(nominatives)]);
  return unique([...blockingKeys(person), ...given!.flatMap((one) => family!.map((other) => bothNames(one, masculine(other))))]);
}

const bothNames = (given: string, family: string): string => `names|${[masculine(given), family].toSorted().join('|')}`;

/** The first given name, and the names of which it is an everyday or foreign form. */
function givenNameKeys({ given }: ReadNames): readonly string[] {
  const sounds = given?.parts[0]!.sounds ?? [];
  return unique([...sounds, ...namesStoodFor(sounds).flatMap((name) => soundsOf(tidyName(name)))]);
}

/** The surname, the earlier ones and every part of each, in the masculine sound. */
const familyNameKeys = ({ family, former }: ReadNames): readonly string[] =>
  unique([...(family ? [family] : []), ...former].flatMap((name) => [name, ...name.parts]).flatMap(({ sounds }) => sounds).map(masculine));

const unique = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];

/**
 * A key shared by more records than this is no way to find a person (a shelter's telephone, a day that a migration invented)
 * and is passed over; the other keys of the same person remain.
 */
export const LARGEST_BLOCK = 500;

/** Records worth comparing with this person, each once. The person's own record is among them if it is in the index. */
export function candidatesFor<R>(person: MatchablePerson, index: BlockingIndex<R>): readonly R[] {
  const blocks = blockingKeys(person).map((key) => index.get(key) ?? []);
  return unique(blocks.filter(({ length }) => length <= LARGEST_BLOCK).flat());
}

/** An index in memory: for tests, and for a batch that fits there. */
export function indexByKeys<R>(records: Iterable<R>, personOf: (record: R) => MatchablePerson): ReadonlyMap<string, readonly R[]> {
  const blocks = new Map<string, R[]>();
  for (const record of records) {
    for (const key of blockingKeys(personOf(record))) {
      const block = blocks.get(key);
      if (block) block.push(record);
      else blocks.set(key, [record]);
    }
  }
  return blocks;
}
