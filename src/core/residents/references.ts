import type { SourceSystem } from '../../vocabulary/source-system.js';
import { barOf, type LinkState } from './matching/decisions.js';
import { match, MATCH_ZONES, type MatchFinding } from './matching/match.js';
import { type NamedPerson, personOf } from './matching/named-person.js';
import { recordKey } from './matching/pair.js';
import type { StatedIdentity } from './parts.js';

/** A record that was found by an identifier, and who it says that is. */
export interface HeardRecord { readonly system: SourceSystem; readonly recordId: string; readonly identity: StatedIdentity }

/** The register's record; where it knows nobody all of the person's records, in an order that does not depend on who answered first. */
export function referencesAmong<R extends HeardRecord>(records: readonly R[], residentId: string, state: LinkState): readonly R[] {
  const theirs = records.filter(({ system, recordId }) => !barOf(state, { residentId, record: { system, recordId } }));
  const register = theirs.filter(({ system }) => system === 'GMINA');
  return register.length > 0 ? register : theirs.toSorted((a, b) => (recordKey(a) < recordKey(b) ? -1 : 1));
}

/** The number by which records were found. */
export type FoundBy = Pick<NamedPerson, 'identifier' | 'isAnnulled'>;

/** Of what a comparison with each of the references finds, the least favourable. One reference at least. */
export function worstFinding(by: FoundBy, stated: StatedIdentity, references: readonly StatedIdentity[]): MatchFinding {
  const findings = references.map((reference) => doubtAnnulled(by, match(personOf({ ...by, ...stated }), personOf({ ...by, ...reference }))));
  return findings.toSorted((a, b) => MATCH_ZONES.indexOf(b.zone) - MATCH_ZONES.indexOf(a.zone) || a.bits - b.bits)[0]!;
}

/** What was found by a void number alone stands in the picture, so somebody has to say whether it belongs there. */
const doubtAnnulled = ({ isAnnulled }: FoundBy, finding: MatchFinding): MatchFinding =>
  (isAnnulled && finding.zone === 'NO_LINK' ? { ...finding, zone: 'REVIEW', because: VOID_NUMBER } : finding);
const VOID_NUMBER = 'Numer PESEL unieważniono, więc niczego nie dowodzi, a poza nim zgadza się za mało. Rozstrzyga pracownik.';
