import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MatchablePerson } from '../../../src/core/residents/matching/matchable-person.js';
import { parsePartialDate } from '../../../src/core/residents/matching/partial-date.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import type { Labelled } from './measured.js';

const FOLDER = join(PROJECT_ROOT, '../shared/realdata/opencr');

/**
 * The labelled set of the Open Client Registry (MIT), columns mapped to the hub's words:
 *
 *   uganda_nin → a document of Uganda       given_name, surname → names       sex f, m → sex; a mistyped letter → not said
 *   date_of_birth YYYYMMDD with stray spaces → a date, or its year and month, or its year; nothing when even that is damaged
 *   phone_number, 9 digits without the country → a telephone       art_number (a treatment number of one clinic) → not read
 */
export function openCrSet(without: { readonly identifier?: boolean; readonly phone?: boolean } = {}): readonly Labelled[] {
  const whose = new Map(rows('true_links.csv').flatMap(([a = '', b = '']) => [[a, a], [b, a]] as const));
  return rows('persons.csv').map(([id = '', sex, born = '', givenName, familyName, phone, nin]) => ({
    id,
    whose: whose.get(id) ?? id,
    person: {
      pesel: { state: 'ABSENT', reason: 'FOREIGN' },
      ...(nin && !without.identifier && { documents: [{ type: 'DOCUMENT', value: nin, country: 'UG' }] }),
      ...(givenName && { givenName }),
      ...(familyName && { familyName }),
      ...birthDate(born),
      ...sexOf(sex),
      ...(phone && !without.phone && { phones: [phone] }),
    },
  }));
}

const rows = (file: string): readonly (readonly string[])[] =>
  readFileSync(join(FOLDER, file), 'utf8').split(/\r?\n/).slice(1).filter(Boolean).map((line) => line.split(',').map((cell) => cell.trim()));

const sexOf = (letter: string | undefined): Pick<MatchablePerson, 'sex'> => {
  if (letter === 'f') return { sex: 'FEMALE' };
  return letter === 'm' ? { sex: 'MALE' } : {};
};

/** Nine characters: a space slipped in. Eight with a space: the digit under it is lost, and so is what stands behind. */
function birthDate(text: string): Pick<MatchablePerson, 'birthDate'> {
  const digits = text.length > 8 ? text.replace(' ', '') : text.split(' ')[0]!;
  const shapes = [`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`, `${digits.slice(0, 4)}-${digits.slice(4, 6)}`, digits.slice(0, 4)];
  const date = shapes.map(parsePartialDate).find((known) => known !== undefined);
  return date ? { birthDate: date } : {};
}
