import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { match, type MatchZone } from '../../../src/core/residents/matching/match.js';
import type { MatchablePerson } from '../../../src/core/residents/matching/matchable-person.js';
import { parsePartialDate } from '../../../src/core/residents/matching/partial-date.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { UNKNOWN } from './people.js';

const FOLDER = join(PROJECT_ROOT, '../shared/realdata/fhir-r4');

interface PublishedPerson {
  readonly resourceType: string;
  readonly name?: readonly { readonly family?: string; readonly given?: readonly string[] }[];
  readonly birthDate?: string;
  readonly gender?: string;
  readonly telecom?: readonly { readonly system?: string; readonly value?: string }[];
}

/** Names, birth date, sex and telephones of the published examples of Patient, Person and RelatedPerson. */
function matchable({ name = [], birthDate, gender, telecom = [] }: PublishedPerson): MatchablePerson {
  const born = parsePartialDate(birthDate ?? '');
  return {
    pesel: UNKNOWN,
    ...(name[0]?.given && { givenName: name[0].given.join(' ') }), ...(name[0]?.family && { familyName: name[0].family }), ...(born && { birthDate: born }),
    ...((gender === 'male' || gender === 'female') && { sex: gender === 'male' ? 'MALE' : 'FEMALE' }),
    phones: telecom.flatMap(({ system, value }) => (system === 'phone' && value ? [value] : [])),
  };
}

const people = readdirSync(FOLDER).filter((file) => /^(?:Patient|Person|RelatedPerson)-.*\.json$/.test(file)).toSorted()
  .map((file) => ({ file, person: matchable(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))) }));

const pairsIn = (zone: MatchZone) =>
  people.flatMap((a) => people.filter((b) => a.file < b.file && match(a.person, b.person).zone === zone).map((b) => [a.file, b.file]));

describe('The published examples of people', () => {
  /** Person/example links Patient/example and RelatedPerson/peter itself; Person/grahame says the same of himself, word for word. */
  test('hold one person four times: linked where the birth date stands, shown to a clerk where it does not', () => {
    expect(people.length).toBe(10);
    expect(pairsIn('LINK')).toEqual([
      ['Patient-example.json', 'Person-example.json'], ['Patient-example.json', 'Person-grahame.json'], ['Person-example.json', 'Person-grahame.json'],
    ]);
    expect(pairsIn('REVIEW')).toEqual(
      ['Patient-example.json', 'Person-example.json', 'Person-grahame.json'].map((file) => [file, 'RelatedPerson-peter.json']));
  });

  /** Patient/infant-twin-1 and -2 of the same publication: one surname, one birth date; they are not among the documents kept here. */
  test('twins in the shape of infant-twin-1 and infant-twin-2 ask a clerk at most', () => {
    const twin = (given: string, gender: string) => matchable({ resourceType: 'Patient', name: [{ family: 'Solo', given: [given] }], birthDate: '2017-05-15', gender });
    expect(match(twin('Jaina', 'female'), twin('Jacen', 'male')).zone).not.toBe('LINK');
    expect(match(twin('Jaina', 'female'), twin('Jania', 'female')).zone).toBe('REVIEW');
  });
});
