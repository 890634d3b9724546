import { randomUUID } from 'node:crypto';
import { declareDispute as declare, isEscalated, settleDispute as settle } from '../../core/applications/dispute.js';
import { matterOn } from '../../core/law/matters.js';
import type { Unit } from '../../core/law/units.js';
import type { LetterFacts } from '../../core/letters/compose.js';
import { DISPUTE_BODIES } from '../../core/letters/dispute-bodies.js';
import type { Office } from '../../core/letters/office.js';
import type { Centre } from '../../core/routing/facts.js';
import { ownDeadlines } from '../../core/routing/part-deadlines.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { DisputeRow, ForwardingRow } from '../store/forwarding-tables.js';
import { refusalsOf } from './forward-application.js';
import { endDeadlines, type MatterClock, runDeadlines } from './keep-deadlines.js';
import { moveApplication } from './move-application.js';
import { passOn } from './pass-on.js';
import type { Work } from './work.js';
import { writeLetter } from './write-letter.js';

/** Declares a dispute about competence over a matter that was sent back, and writes to who settles it. */
export const declareDispute = (work: Work, id: string, matter: string, centre: Centre, office: Office): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, {
    permission: 'dispute.declare',
    decide: async ({ application, row }) => declare(application, matter, centre, await refusalsOf(work, row), row.forwardedBy ?? null),
    follow: async ({ row }, { settledBy }) => {
      work.em.persist(work.em.create(DisputeRow, {
        id: randomUUID(), applicationId: id, matter, body: settledBy.body, statute: settledBy.statute, declaredAt: work.now, settledAt: null, competent: null,
      }));
      writeLetter(work, row, office, { kind: 'DISPUTE_22', matters: [matter], to: { body: settledBy.body }, more: { settledBy, sentBack: await sentBackOf(work, id, matter) } });
    },
  });

/** How the matter went to the other organ and came back, the last time; null where that organ had the application first. */
async function sentBackOf({ em }: Work, applicationId: string, matter: string): Promise<NonNullable<LetterFacts['sentBack']> | null> {
  const rows = await em.find(ForwardingRow, { applicationId, state: 'REFUSED' }, { orderBy: { sentAt: 'asc' } });
  const last = rows.findLast(({ matters }) => matters.includes(matter));
  return last ? { passedOn: warsawDate(last.sentAt), on: warsawDate(last.answeredAt!), because: last.reason! } : null;
}

export interface Settlement {
  readonly matter: string;
  readonly competent: 'OURS' | 'THEIRS';
  /** Unit of the centre that keeps it, where the centre is competent. */
  readonly ownUnit: Unit;
}

/**
 * Records how a dispute ended: the centre keeps the matter, and its clocks run from receipt, for it was competent all the time (what a dispute took is
 * for a clerk to leave out, k.p.a. art. 35 § 5); or it goes to the other organ after all.
 */
export const settleDispute = (work: Work, id: string, { matter, competent, ownUnit }: Settlement, office: Office): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, {
    permission: 'dispute.settle',
    decide: ({ application }) => settle(application, matter, competent, ownUnit),
    follow: async ({ row }, { application, moved }) => {
      const open = await work.em.find(DisputeRow, { applicationId: id, matter, settledAt: null });
      for (const dispute of open) Object.assign(dispute, { settledAt: work.now, competent });
      row.escalated &&= isEscalated(application, await refusalsOf(work, row), row.forwardedBy ?? null);
      const ruling = { by: DISPUTE_BODIES[open[0]!.body], on: warsawDate(work.now) };
      if (competent === 'OURS') {
        writeLetter(work, row, office, { kind: 'SETTLED_22', matters: [matter], to: 'APPLICANT', more: { ruling } });
        return runDeadlines(work, id, clocksOf(row, matter), warsawDate(row.receivedAt));
      }
      passOn(work, row, moved, office, ruling);
      return endDeadlines(work, id, 'CANCELLED', { matters: [matter] });
    },
  });

/** The finding counted none, where it held another organ competent. */
function clocksOf({ receivedAt, person }: ApplicationRow, code: string): readonly MatterClock[] {
  const receivedOn = warsawDate(receivedAt);
  const matter = matterOn(code, receivedOn);
  return matter ? ownDeadlines(matter, receivedOn, person.urgent).map((found) => ({ matter: code, found })) : [];
}
