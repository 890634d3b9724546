import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bundle, parseBundle } from '../../../connectors/health/messages.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { parsePesel, type Pesel } from '../../../src/vocabulary/pesel.js';

/** A hand-written document from `connectors/health/fixtures`. */
export const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(PROJECT_ROOT, 'connectors/health/fixtures', name), 'utf8'));

/** The patients of `Bundle.patients.json` as documents. */
export const fixturePatients = (): readonly { readonly id: string }[] =>
  (fixture('Bundle.patients.json') as { entry: { resource: { resourceType: string; id: string } }[] }).entry
    .map(({ resource }) => resource).filter(({ resourceType }) => resourceType === 'Patient');

export function bundleOf(raw: unknown): Bundle {
  const bundle = parseBundle(raw);
  if (!bundle) throw new Error('the document is no search answer');
  return bundle;
}

/** Whom the fixture `Bundle.patients.json` is about. Nobody has these numbers on purpose; their check digits are right. */
export const PESELS = {
  ANNA: pesel('52031101122'),
  YEAR_AND_MONTH: pesel('61122402233'),
  DECEASED: pesel('70081503343'),
  REPLACED_AND_REPLACING: pesel('85070404457'),
  TWO_RECORDS: pesel('90010105561'),
  TWO_NUMBERS: pesel('33050506677'),
  OLD_NUMBER: pesel('55060608891'),
  REPLACED_ONLY: pesel('99123109903'),
  BYSTANDER: pesel('44051401359'),
} as const;

function pesel(text: string): Pesel {
  const parsed = parsePesel(text);
  if (!parsed) throw new Error('a PESEL of the fixtures fails its check');
  return parsed;
}
