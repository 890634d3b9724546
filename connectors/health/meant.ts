import { parsePesel } from '../../src/vocabulary/pesel.js';
import type { PersonAsk } from '../connector.js';
import { type FhirSource, wholeOf } from './fhir-server.js';
import { legalHeaders } from './legal-headers.js';
import type { Patient } from './messages.js';
import { COMMON_ELEMENTS } from './messages-care.js';
import { mayBe, type Target } from './reference.js';
import { PESEL_SYSTEM } from './translate.js';
import { isOver } from './validity.js';

/** Whom a reference means: one of the Patients asked about (`Patient/p1`), certainly nobody of them, or it cannot be told. */
export type Meant = `Patient/${string}` | 'OTHER' | 'UNTOLD';

/**
 * Told from addresses alone, as a rule. Where one of these references has a logical identifier instead, the records asked about are asked
 * for theirs: one more search.
 */
export async function whoIsMeant(
  source: FhirSource, operation: string, records: readonly string[], targets: readonly (Target | undefined)[], ask: PersonAsk,
): Promise<(target: Target) => Meant> {
  const asked = new Map(records.map((record) => [`Patient/${record}`, `Patient/${record}` as const]));
  const byIdentifier = targets.some((target) => target && isLogical(target)) ? bearersOf(records, await patients(source, operation, records, ask)) : undefined;
  return (target) => {
    if (target.key !== undefined) return asked.get(target.key) ?? 'OTHER';
    return mayBe('Patient', target) ? byIdentifier?.(target) ?? 'UNTOLD' : 'OTHER';
  };
}

/** Whether a link may be followed: a source that numbers its records by PESEL may put one into it. */
export const namesNobody = (records: readonly string[]) => (path: string): boolean => !records.some((record) => parsePesel(record) && path.includes(record));

const isLogical = (target: Target): boolean => target.key === undefined && target.identifier?.value !== undefined && mayBe('Patient', target);

async function patients(source: FhirSource, operation: string, records: readonly string[], ask: PersonAsk): Promise<readonly Patient[]> {
  const answer = await source.server.search({
    operation, method: 'POST', path: '/Patient/_search', headers: { prefer: 'handling=strict', ...legalHeaders(ask) },
    body: new URLSearchParams({ _id: records.join(','), _count: String(records.length), _elements: `identifier,${COMMON_ELEMENTS}` }).toString(),
  }, ask, namesNobody(records));
  return wholeOf(answer).filter((resource) => resource.resourceType === 'Patient');
}

/**
 * Undefined where an identifier leads to nobody for certain: a PESEL that none of them bears is somebody else's, a number of the source's own may
 * be anybody's, and one that is no longer in use may have been given by mistake.
 */
function bearersOf(records: readonly string[], found: readonly Patient[]): (target: Target) => Meant | undefined {
  const known = found.filter(({ id, unreadable }) => id !== undefined && records.includes(id) && !unreadable);
  const areAllKnown = records.every((record) => known.some(({ id }) => id === record));
  const now = new Date();
  return ({ identifier: said }) => {
    const bearers = known.flatMap(({ id, identifier }) => identifier
      .filter(({ system, value }) => system !== undefined && system === said?.system && value !== undefined && value === said.value)
      .map((each) => ({ id, isCurrent: !isOver(each, now) })));
    if (bearers.length === 0) return areAllKnown && said?.system === PESEL_SYSTEM && said.value !== undefined ? 'OTHER' : undefined;
    const ids = new Set(bearers.map(({ id }) => id));
    return ids.size === 1 && bearers.every(({ isCurrent }) => isCurrent) ? `Patient/${bearers[0]!.id}` : undefined;
  };
}
