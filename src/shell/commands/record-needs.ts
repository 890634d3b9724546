import { randomUUID } from 'node:crypto';
import { applicationFact } from '../../core/applications/application-fact.js';
import { recordNeeds as recordNeedsOf, type RecognisedNeed } from '../../core/applications/record-needs.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { NeedRow, type ApplicationRow } from '../store/case-tables.js';
import type { Work } from './work.js';

/** Stores the needs that a coordinator recognised with the applicant. */
export async function recordNeeds(work: Work, applicationId: string, needs: readonly RecognisedNeed[]): Promise<Outcome<ApplicationRow>> {
  const row = await work.findApplication(applicationId);
  if (!row) return work.audit({ action: 'needs.record', objectType: 'application', objectId: applicationId }, refuse('NOT_FOUND', 'applicationId'));
  const outcome = work.may('needs.record') ? recordNeedsOf(row.state, needs) : refuse('NOT_PERMITTED');
  work.audit({ action: 'needs.record', objectType: 'application', objectId: row.id, subjectId: row.residentId }, outcome);
  if (!outcome.ok) return outcome;

  for (const { area, description } of needs) {
    work.em.persist(work.em.create(NeedRow, { id: randomUUID(), applicationId: row.id, area, description: description.trim(), recordedAt: work.now }));
  }
  row.state = outcome.value;
  work.append([applicationFact('needs.recorded', row.id, row.state)], { application: row });
  return done(row);
}
