import type { PersonIdentifier } from '../../vocabulary/person-identifier.js';
import type { SourceSystem } from '../../vocabulary/source-system.js';
import { match, type MatchFinding } from './matching/match.js';
import type { MatchablePerson } from './matching/matchable-person.js';
import type { StatedIdentity } from './parts.js';

/** What ties one source's record to the person who was asked for, and whether that holds. */
export interface SourceLink {
  readonly system: SourceSystem;
  readonly recordId: string;
  readonly finding: MatchFinding;
}

interface HeardRecord { readonly system: SourceSystem; readonly recordId: string; readonly identity: StatedIdentity }

/**
 * Each record was found by the identifier, and an identifier can be wrong: so it is compared with the register of residents,
 * the reference for who somebody is (KRI § 13), or with the first record where the register said nothing. The reference is
 * compared with itself: a PESEL that contradicts the date of birth beside it shows.
 */
export function linksOf(identifier: PersonIdentifier, records: readonly HeardRecord[]): SourceLink[] {
  const reference = records.find(({ system }) => system === 'GMINA') ?? records[0];
  return records.map(({ system, recordId, identity }) => ({
    system, recordId, finding: match(personOf(identifier, identity), personOf(identifier, reference!.identity)),
  }));
}

const personOf = (identifier: PersonIdentifier, { sex, ...identity }: StatedIdentity): MatchablePerson => ({
  ...identity, ...(sex !== undefined && sex !== 'OTHER' && { sex }),
  ...(identifier.type === 'PESEL'
    ? { pesel: { state: 'VALID', value: identifier.value } }
    : { pesel: { state: 'ABSENT', reason: 'UNKNOWN' }, documents: [identifier] }),
});
