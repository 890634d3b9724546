import type { PersonIdentifier } from '../../vocabulary/person-identifier.js';
import type { MatchFinding, MatchZone } from './matching/match.js';
import type { StatedIdentity } from './parts.js';
import { type HeardRecord, worstFinding } from './references.js';

/** Whether an application names the person who has the number that stands beside the name in it. */
export interface StatedNames {
  /** Absent where nothing was compared. */
  readonly zone?: MatchZone;
  readonly because: string;
  readonly compared: readonly string[];
}

type Names = Pick<StatedIdentity, 'givenName' | 'familyName'>;

/**
 * The names of an application beside those of the references, under one number. Names alone: what else the records contradict each
 * other about is a matter of their links.
 */
export function compareStatedNames(identifier: PersonIdentifier, stated: Names, references: readonly HeardRecord[]): StatedNames {
  if (references.length === 0) return notCompared(NOBODY_KNOWN);
  const finding = worstFinding({ identifier }, namesOf(stated), references.map(({ identity }) => namesOf(identity)));
  const names = finding.compared.filter(({ field }) => field === 'GIVEN_NAME' || field === 'FAMILY_NAME');
  const whose = references.some(({ system }) => system === 'GMINA') ? 'REGISTER' : 'SOURCE';
  return { zone: finding.zone, because: BECAUSE[whose][agreement(finding, names)], compared: names.map(({ because }) => because) };
}

export const notCompared = (because: string): StatedNames => ({ because, compared: [] });
const NOBODY_KNOWN = 'Żadne źródło nie podało teraz osoby o tym numerze, więc nie było z czym porównać.';

const namesOf = ({ givenName, familyName }: Names): Names => ({ ...(givenName !== undefined && { givenName }), ...(familyName !== undefined && { familyName }) });

function agreement({ zone }: MatchFinding, names: MatchFinding['compared']): keyof (typeof BECAUSE)['REGISTER'] {
  if (zone === 'LINK') return 'same';
  return names.some(({ level }) => level === 'MISSING') ? 'missing' : 'other';
}
const BECAUSE = {
  REGISTER: {
    same: 'Wniosek podaje przy tym numerze to samo imię i nazwisko co rejestr.',
    other: 'Wniosek podaje inne imię albo nazwisko niż rejestr przy tym numerze; sprawdź, czyj to numer.',
    missing: 'Wniosek albo rejestr nie podaje imienia lub nazwiska przy tym numerze; sprawdź, czyj to numer.',
  },
  SOURCE: {
    same: 'Wniosek podaje przy tym numerze to samo imię i nazwisko co źródła; rejestr mieszkańców nie zna tej osoby.',
    other: 'Wniosek podaje inne imię albo nazwisko niż źródła przy tym numerze; sprawdź, czyj to numer.',
    missing: 'Wniosek albo źródło nie podaje imienia lub nazwiska przy tym numerze; sprawdź, czyj to numer.',
  },
} as const;
