import type { Actor } from '../../core/access/actor.js';
import { speaksForApplicant } from '../../core/access/own-cases.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { DispatchRow } from '../store/letter-tables.js';
import { applyToDispatch, openDispatchFile } from './dispatch-file.js';
import type { Work } from './work.js';

/**
 * The applicant opens a letter on the account, and so it is delivered, once (k.p.a. art. 39 § 1 pkt 2). Undefined value: it travels in another
 * way, was delivered before, or somebody else is reading it. Whether the actor may read it at all is decided by whoever shows the text.
 */
export async function deliverOnAccount(work: Work, letterId: string): Promise<Outcome<DispatchRow | undefined>> {
  const seen = await work.em.findOne(DispatchRow, { letterId, tenant: work.actor.tenant, channel: 'ACCOUNT', state: 'QUEUED' });
  const file = seen && (await openDispatchFile(work, seen.id));
  if (!file || file.dispatch.state !== 'QUEUED' || !isApplicant(work.actor, file.row)) return done(undefined);
  const moved = await applyToDispatch(work, file, { acts: ['begin', 'take', 'deliver'], changes: { sentAt: work.now, deliveredOn: warsawDate(work.now) } });
  return work.audit({ action: 'letter.dispatch', objectType: 'dispatch', objectId: seen.id, subjectId: file.row.residentId }, moved);
}

const isApplicant = (actor: Actor, row: ApplicationRow): boolean => actor.role === 'resident' && speaksForApplicant(actor, row);
