import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { parsePersonIdentifier, type PersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import type { LegalContext } from '../../../src/vocabulary/legal-context.js';

export const fixture = (name: string): unknown => JSON.parse(readFileSync(join(PROJECT_ROOT, 'connectors/gmina/fixtures', name), 'utf8'));

export function person(type: 'PESEL' | 'DOCUMENT', value: string, country?: string): PersonIdentifier {
  const identifier = parsePersonIdentifier({ type, value, country: country ?? null });
  if (!identifier) throw new Error('a fixture names a person by a well-formed identifier');
  return identifier;
}

export const JAN = person('PESEL', '44051401359');
export const EWA = person('PESEL', '02210100121');
export const OKSANA = person('DOCUMENT', 'FB123456', 'UA');
export const STRANGER = person('DOCUMENT', 'ZZ999999', 'DE');

export const LEGAL: LegalContext = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'CUS-UP.5122.17.2026' };
