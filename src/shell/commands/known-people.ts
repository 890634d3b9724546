import { createHmac } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { blockingKeys, LARGEST_BLOCK, searchKeys } from '../../core/residents/matching/blocking.js';
import { match, type MatchFinding } from '../../core/residents/matching/match.js';
import type { MatchablePerson } from '../../core/residents/matching/matchable-person.js';
import { personOf } from '../../core/residents/matching/named-person.js';
import { namesAgree } from '../../core/residents/matching/names-agree.js';
import { identifierKey } from '../../vocabulary/person-identifier.js';
import { ApplicationRow } from '../store/case-tables.js';
import { KnownPersonRow } from '../store/identity-tables.js';
import { type PseudonymKey, residentIdOf } from './find-resident.js';
import type { Work } from './work.js';

/** Somebody whom the hub knows from an application and who may be the person that was asked about. */
export interface Candidate {
  readonly residentId: string;
  /** The application that names them. */
  readonly applicationId: string;
  readonly finding: MatchFinding;
}

/** Makes the people of an application findable without their numbers: the person concerned, and the applicant where that is somebody else. */
export async function rememberBlocks(work: Work, application: ApplicationRow, key: PseudonymKey): Promise<void> {
  const { em, actor: { tenant }, now } = work;
  const { id: applicationId, residentId, applicant } = application;
  const applicantId = isAlsoApplicant(application) ? residentId : await residentIdOf(em, tenant, applicant.identifier, key, now);
  const rows = [...new Set([residentId, applicantId])].flatMap((known) =>
    digests(tenant, blockingKeys(namedAs(application, known)), key).map((digest) => ({ key: digest, applicationId, residentId: known, tenant })));
  await em.upsertMany(KnownPersonRow, rows, { onConflictAction: 'ignore' }); // what was known before stays
}

/** People compared at most with one who is asked about; those who share the rarest keys come first. */
const COMPARED_MAX = 500;

/**
 * Who may be this person, best first, nobody twice. Zone NO_LINK where no more than the names agree: whoever searches sees them all the
 * same; whoever is somebody else for certain is left out.
 */
export async function peopleLike(em: EntityManager, tenant: string, person: MatchablePerson, key: PseudonymKey, most: number): Promise<Candidate[]> {
  const keys = `{${digests(tenant, searchKeys(person), key).join(',')}}`; // an array, as PostgreSQL writes it
  const near = await em.execute<{ application_id: string; resident_id: string }[]>(
    `with hit as (
       select asked.key, application_id, resident_id, count(*) over (partition by asked.key) as size from unnest(?::bigint[]) as asked (key)
       cross join lateral (select application_id, resident_id from known_person where key = asked.key and tenant = ? limit ?) as one)
     select application_id, resident_id from hit where size <= ? group by 1, 2 order by sum(1.0 / size) desc, 1, 2 limit ?`,
    [keys, tenant, LARGEST_BLOCK + 1, LARGEST_BLOCK, COMPARED_MAX]);
  const rows = await em.find(ApplicationRow, { id: { $in: near.map((one) => one.application_id) } }, { fields: ['residentId', 'applicant', 'person'] });
  const applications = new Map(rows.map((row) => [row.id, row]));
  const compared = near.map(({ application_id: applicationId, resident_id: residentId }) =>
    compare(person, { residentId, applicationId, known: namedAs(applications.get(applicationId)!, residentId) }));
  const best = new Map<string, Candidate>();
  for (const candidate of compared.flat().toSorted(byStrength)) {
    if (!best.has(candidate.residentId)) best.set(candidate.residentId, candidate);
  }
  return [...best.values()].slice(0, most);
}

function compare(asked: MatchablePerson, { known, ...who }: Pick<Candidate, 'residentId' | 'applicationId'> & { readonly known: MatchablePerson }): Candidate[] {
  const finding = match(asked, known);
  if (finding.zone !== 'NO_LINK') return [{ ...who, finding }];
  return namesAgree(asked, known, finding) ? [{ ...who, finding: { ...finding, because: NAMES_ALONE } }] : [];
}
const NAMES_ALONE = 'Imię i nazwisko się zgadzają, choćby w innym zapisie lub przypadku, i nic temu nie przeczy. To za mało, by poznać, czy to ta sama osoba: trzeba to sprawdzić.';

const byStrength = ({ finding: a }: Candidate, { finding: b }: Candidate): number =>
  Number(b.zone === 'LINK') - Number(a.zone === 'LINK') || b.bits - a.bits;

/** The people of an application, without all that was found about it. */
type People = Pick<ApplicationRow, 'residentId' | 'applicant' | 'person'>;

/** How it describes one of them; who files about themselves may have left a telephone in either place. */
function namedAs(application: People, residentId: string): MatchablePerson {
  const { applicant, person } = application;
  if (residentId !== application.residentId) return personOf(applicant);
  const [stated, also] = [personOf(person), isAlsoApplicant(application) ? personOf(applicant) : undefined];
  return { ...also, ...stated };
}

const isAlsoApplicant = ({ applicant, person }: People): boolean => identifierKey(applicant.identifier) === identifierKey(person.identifier);

const digests = (tenant: string, keys: readonly string[], key: PseudonymKey): string[] => [...new Set(keys.map((block) =>
  createHmac('sha256', key).update(`${tenant}\nblock\n${block}`).digest().readBigInt64BE(0).toString()))];
