import { randomUUID } from 'node:crypto';
import { declareDispute as declare, settleDispute as settle } from '../../core/applications/dispute.js';
import type { Unit } from '../../core/law/units.js';
import type { Office } from '../../core/letters/office.js';
import type { Centre } from '../../core/routing/facts.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { DisputeRow } from '../store/forwarding-tables.js';
import { moveApplication } from './move-application.js';
import { passOn } from './pass-on.js';
import type { Work } from './work.js';
import { writeLetter } from './write-letter.js';

/** Declares a dispute about competence over a matter that was sent back, and writes to who settles it. */
export const declareDispute = (work: Work, id: string, matter: string, centre: Centre, office: Office): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, {
    permission: 'dispute.declare',
    decide: ({ application }) => declare(application, matter, centre),
    follow: ({ row }, { settledBy }) => {
      work.em.persist(work.em.create(DisputeRow, {
        id: randomUUID(), applicationId: id, matter, body: settledBy.body, statute: settledBy.statute, declaredAt: work.now, settledAt: null, competent: null,
      }));
      writeLetter(work, row, office, { kind: 'DISPUTE_22', matters: [matter], to: { body: settledBy.body }, more: { settledBy } });
    },
  });

export interface Settlement {
  readonly matter: string;
  readonly competent: 'OURS' | 'THEIRS';
  /** Unit of the centre that keeps it, where the centre is competent. */
  readonly ownUnit: Unit;
}

/** Records how a dispute ended: the centre keeps the matter, or it goes to the other organ after all. */
export const settleDispute = (work: Work, id: string, { matter, competent, ownUnit }: Settlement, office: Office): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, {
    permission: 'dispute.settle',
    decide: ({ application }) => settle(application, matter, competent, ownUnit),
    follow: async ({ row }, { moved }) => {
      const open = await work.em.find(DisputeRow, { applicationId: id, matter, settledAt: null });
      for (const dispute of open) Object.assign(dispute, { settledAt: work.now, competent });
      row.escalated = false;
      if (competent === 'THEIRS') passOn(work, row, moved, office);
    },
  });
