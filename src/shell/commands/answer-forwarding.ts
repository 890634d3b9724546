import { LockMode } from '@mikro-orm/core';
import { acknowledgeForwarding, refuseForwarding, type Answered, type Forwarding, type SendBackReason } from '../../core/applications/forwarding.js';
import { hasEnded } from '../../core/applications/lifecycle.js';
import type { Actor } from '../../core/access/actor.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { ForwardingRow } from '../store/forwarding-tables.js';
import { openCaseFile, saveCaseFile, type CaseFile } from './case-file.js';
import { resumeDeadlines } from './keep-deadlines.js';
import type { Work } from './work.js';

/** What the receiving unit says; null: it has the matter. */
export type ForwardingAnswer = { readonly refusedBecause: SendBackReason | null };

/**
 * Records what a unit says of what was passed to it: the unit itself, or a clerk who heard it by letter. What was passed to another unit reads
 * as one that does not exist.
 */
export async function answerForwarding(work: Work, id: string, { refusedBecause }: ForwardingAnswer): Promise<Outcome<ForwardingRow>> {
  const act = { action: 'forwarding.answer', objectType: 'forwarding', objectId: id } as const;
  const found = await findForwarding(work, id);
  if (!found) return work.audit(act, refuse('NOT_FOUND', 'id'));
  const { forwarding, file } = found;
  const outcome = work.may(act.action) ? await decide(work, file, forwarding, refusedBecause) : refuse('NOT_PERMITTED');
  work.audit({ ...act, subjectId: file.row.residentId }, outcome);
  if (!outcome.ok) return outcome;

  saveCaseFile(file, outcome.value.application);
  Object.assign(forwarding, { state: outcome.value.state, answeredAt: work.now, reason: refusedBecause });
  if (outcome.value.facts.some(({ type }) => type === 'application.escalated')) file.row.escalated = true;
  if (refusedBecause && !hasEnded(file.row.state)) await resumeDeadlines(work, file.row.id, forwarding.matters);
  work.append(outcome.value.facts, { application: file.row });
  return done(forwarding);
}

async function decide(work: Work, { row, application }: CaseFile, forwarding: ForwardingRow, refusedBecause: SendBackReason | null): Promise<Outcome<Answered>> {
  const asTheCoreSeesIt: Forwarding = { ...forwarding, territory: forwarding.territory ?? null };
  if (refusedBecause === null) return acknowledgeForwarding(application, asTheCoreSeesIt);
  // Only by art. 38 does the applicant have a say; what is passed on by duty goes whatever they wish.
  if (refusedBecause === 'AGREEMENT_WITHDRAWN' && forwarding.mode !== 'ART38_GMINA') return refuse('INVALID_VALUE', 'reason');
  const sentBack = await work.em.find(ForwardingRow, { applicationId: row.id, state: 'REFUSED' });
  const counts = ({ reason, unit, territory }: ForwardingRow) => (refusedBecause === 'INCOMPLETE'
    ? reason === 'INCOMPLETE' && unit === forwarding.unit && territory === forwarding.territory // papers that do not come, whatever is sent
    : reason !== 'INCOMPLETE');
  const times = sentBack.filter((each) => counts(each) && each.matters.some((matter) => forwarding.matters.includes(matter))).length;
  return refuseForwarding(application, asTheCoreSeesIt, times);
}

async function findForwarding(work: Work, id: string): Promise<{ forwarding: ForwardingRow; file: CaseFile } | null> {
  const { em, actor } = work;
  const seen = await em.findOne(ForwardingRow, { id, ...inboxOf(actor) });
  const file = seen && (await openCaseFile(work, seen.applicationId));
  if (!file) return null;
  return { file, forwarding: await em.findOneOrFail(ForwardingRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) };
}

/**
 * What an actor may see of all that was passed on: a unit what was passed to it, and where competence is local, to it in its own area; a token that
 * names no unit finds nothing. The staff of the centre see all.
 */
export const inboxOf = ({ role, tenant, unit = '', territory = '' }: Actor) => ({
  tenant, ...(role === 'unit' && { unit: unit as ForwardingRow['unit'], $or: [{ territory: null }, { territory }] }),
});
