import { createHash, randomUUID } from 'node:crypto';
import { applicationFact } from '../../core/applications/application-fact.js';
import { submit, type Submission } from '../../core/applications/submit.js';
import type { Centre } from '../../core/routing/facts.js';
import type { CompetenceFinding } from '../../core/routing/finding.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { ApplicationRow } from '../store/case-tables.js';
import { findResidentId, residentIdOf, type PseudonymKey } from './find-resident.js';
import type { Work } from './work.js';

export interface SubmitApplication extends Submission {
  /** The same key with the same content is the same application, however often it is sent. */
  readonly idempotencyKey: string | null;
}

/** Takes an application in: who is competent is decided with it, and why is stored with it. */
export async function submitApplication(
  work: Work, submission: SubmitApplication, centre: Centre, pseudonyms: PseudonymKey,
): Promise<Outcome<ApplicationRow>> {
  const { em, actor, now } = work;
  const { channel, matters, applicant, person, idempotencyKey } = submission;
  const contentDigest = createHash('sha256').update(JSON.stringify({ ...submission, idempotencyKey: null })).digest('hex');
  const before = work.may('application.submit') ? await sentBefore(work, idempotencyKey) : null;
  if (before?.contentDigest === contentDigest) return done(before); // nothing was done, and nothing is told but what was sent

  const outcome = await decide();
  const id = randomUUID();
  const residentId = outcome.ok
    ? await residentIdOf(em, actor.tenant, person.identifier, pseudonyms, now)
    : await findResidentId(em, actor.tenant, person.identifier, pseudonyms); // a refusal makes nobody a resident
  work.audit({
    action: 'application.submit', objectType: 'application', ...(outcome.ok && { objectId: id }), ...(residentId && { subjectId: residentId }),
  }, outcome);
  if (!outcome.ok) return outcome;

  const row = em.create(ApplicationRow, {
    id, tenant: actor.tenant, number: await nextNumber(work), state: 'SUBMITTED', channel, receivedAt: now, matters: [...matters],
    applicant, person, residentId: residentId!, submittedBy: actor.id, idempotencyKey, contentDigest, finding: outcome.value, unit: null,
  });
  em.persist(row);
  work.append([applicationFact('application.submitted', id, 'SUBMITTED')], { application: row });
  return done(row);

  async function decide(): Promise<Outcome<CompetenceFinding>> {
    if (!work.may('application.submit')) return refuse('NOT_PERMITTED');
    // Whose account it is says who applies.
    if (actor.resident && (await findResidentId(em, actor.tenant, applicant.identifier, pseudonyms)) !== actor.resident) return refuse('NOT_PERMITTED', 'applicant.identifier');
    if (before) return refuse('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey');
    return submit(submission, centre, warsawDate(now));
  }
}

/** Concurrent requests with one key wait for each other here, so that the second one finds what the first one stored. */
async function sentBefore({ em, actor }: Work, key: string | null): Promise<ApplicationRow | null> {
  if (key === null) return null;
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 18502))', [`${actor.tenant}\n${actor.id}\n${key}`]);
  return em.findOne(ApplicationRow, { tenant: actor.tenant, submittedBy: actor.id, idempotencyKey: key });
}

async function nextNumber({ em, now }: Work): Promise<string> {
  const [row] = await em.execute<{ n: string }[]>("select nextval('application_number') as n");
  return `W/${warsawDate(now).slice(0, 4)}/${row!.n.padStart(6, '0')}`;
}
