import { createHash, randomUUID } from 'node:crypto';
import { applicationFact } from '../../core/applications/application-fact.js';
import type { Actor } from '../../core/access/actor.js';
import { faultOf, isPingPong, type ForwardedBy } from '../../core/applications/ping-pong.js';
import { submit, type Received, type Submission } from '../../core/applications/submit.js';
import type { Centre } from '../../core/routing/facts.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { ApplicationRow } from '../store/case-tables.js';
import { addParts } from './case-file.js';
import { rememberBlocks } from './known-people.js';
import { startDeadlines } from './keep-deadlines.js';
import { findResidentId, residentIdsOf, type PseudonymKey } from './find-resident.js';
import { findContact } from './record-contact.js';
import type { Work } from './work.js';

export interface SubmitApplication extends Submission {
  /** The same key with the same content is the same application, however often it is sent. */
  readonly idempotencyKey: string | null;
  /** Another unit had it first, and passed it to the centre. */
  readonly forwardedBy?: ForwardedBy | null;
  /** The contact that it came of (k.p.a. art. 63 § 1): it is answered with it. */
  readonly contactId?: string | null;
}

/** Takes an application in: who is competent is decided with it, and why is stored with it. */
export async function submitApplication(
  work: Work, submission: SubmitApplication, centre: Centre, pseudonyms: PseudonymKey,
): Promise<Outcome<ApplicationRow>> {
  const { em, actor, now } = work;
  const { channel, matters, applicant, person, idempotencyKey, forwardedBy, contactId } = submission;
  const contentDigest = createHash('sha256').update(JSON.stringify({ ...submission, idempotencyKey: null })).digest('hex');
  const before = work.may('application.submit') ? await sentBefore(work, idempotencyKey) : null;
  if (before?.contentDigest === contentDigest) return done(before); // nothing was done, and nothing is told but what was sent

  const stated = isAnybodys(actor) ? { ...submission, applicant: { ...applicant, signature: 'NONE' as const } } : submission;
  const contact = contactId && work.may('contact.record') ? await findContact(work, contactId) : null;
  const outcome = await decide();
  const id = randomUUID();
  const [residentId, applicantId] = outcome.ok
    ? await residentIdsOf(em, actor.tenant, [person.identifier, applicant.identifier], pseudonyms, now)
    : [await findResidentId(em, actor.tenant, person.identifier, pseudonyms)]; // a refusal makes nobody a resident
  work.audit({
    action: 'application.submit', objectType: 'application', ...(outcome.ok && { objectId: id }), ...(residentId && { subjectId: residentId }),
  }, outcome);
  if (!outcome.ok) return outcome;

  const { finding, parts, defects } = outcome.value;
  const escalated = Boolean(forwardedBy && isPingPong(finding, forwardedBy));
  const row = em.create(ApplicationRow, {
    id, tenant: actor.tenant, ...(await placeInTheRegister(work)), state: 'SUBMITTED', channel, receivedAt: now, matters: [...matters],
    applicant: stated.applicant, person, residentId: residentId!, applicantId: applicantId!, submittedBy: actor.id, account: actor.role === 'resident' ? actor.id : null, idempotencyKey, contentDigest, finding, unit: null,
    defects: [...defects], escalated, forwardedBy: forwardedBy ?? null, places: { realEstate: submission.realEstate ?? null, school: submission.school ?? null },
  });
  em.persist(row);
  addParts(em, id, parts);
  startDeadlines(work, id, finding, warsawDate(now));
  work.append([
    applicationFact('application.submitted', id, 'SUBMITTED'), ...(escalated ? [applicationFact('application.escalated', id, 'SUBMITTED', { detail: forwardedBy!.unit })] : []),
  ], { application: row });
  if (contact) Object.assign(contact, { applicationId: id, answeredAt: contact.answeredAt ?? now });
  await rememberBlocks(work, row, pseudonyms);
  return done(row);

  async function decide(): Promise<Outcome<Received>> {
    if (!work.may('application.submit')) return refuse('NOT_PERMITTED');
    // Whose account it is says who applies.
    if (actor.resident && (await findResidentId(em, actor.tenant, applicant.identifier, pseudonyms)) !== actor.resident) return refuse('NOT_PERMITTED', 'applicant.identifier');
    // An account signs for who is logged in; what comes on paper, clerks enter.
    if (actor.role === 'resident' && channel !== 'ACCOUNT') return refuse('NOT_PERMITTED', 'channel');
    if (actor.role === 'resident' && applicant.signature !== undefined && applicant.signature !== 'ACCOUNT') return refuse('NOT_PERMITTED', 'signature');
    if (before) return refuse('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey');
    if (forwardedBy && actor.role === 'resident') return refuse('NOT_PERMITTED', 'forwardedBy'); // another unit speaks to the centre, not to an account
    const fault = forwardedBy ? faultOf(forwardedBy, centre, warsawDate(now)) : null;
    if (fault) return refuse('INVALID_VALUE', `forwardedBy.${fault}`);
    if (contactId && !contact) return refuse('NOT_FOUND', 'contactId');
    if (contact?.applicationId) return refuse('INVALID_VALUE', 'contactId');
    return submit(stated, centre, warsawDate(now));
  }
}

/** An account that is tied to nobody signs for nobody: what it files is received, and called for (k.p.a. art. 63 § 3, art. 64 § 2). */
const isAnybodys = ({ role, resident }: Actor): boolean => role === 'resident' && resident === undefined;

/** Concurrent requests with one key wait for each other here, so that the second one finds what the first one stored. */
async function sentBefore({ em, actor }: Work, key: string | null): Promise<ApplicationRow | null> {
  if (key === null) return null;
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 18502))', [`${actor.tenant}\n${actor.id}\n${key}`]);
  return em.findOne(ApplicationRow, { tenant: actor.tenant, submittedBy: actor.id, idempotencyKey: key });
}

/**
 * The next number, and the microsecond at which it was given: the order of service, by one clock whatever process received it. Whoever has a
 * number holds the register until the end of the transaction, so that numbers, microseconds and what can be read are always in one order. It is the
 * last that is waited for: residents are known before.
 */
async function placeInTheRegister({ em, actor, now }: Work): Promise<{ number: string; receivedOrder: bigint }> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 18503))', [actor.tenant]);
  const [row] = await em.execute<{ n: string; micros: string }[]>(
    "select nextval('application_number') as n, (extract(epoch from clock_timestamp()) * 1000000)::bigint as micros");
  return { number: `W/${warsawDate(now).slice(0, 4)}/${row!.n.padStart(6, '0')}`, receivedOrder: BigInt(row!.micros) };
}
