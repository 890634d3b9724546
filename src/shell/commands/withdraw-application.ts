import { speaksForApplicant } from '../../core/access/own-cases.js';
import { withdraw } from '../../core/applications/withdraw.js';
import { FORWARDING_LIFE } from '../../core/applications/lifecycle.js';
import { OF_AN_OPEN_CASE } from '../../core/letters/letter.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { ForwardingRow } from '../store/forwarding-tables.js';
import { DispatchRow, LetterRow } from '../store/letter-tables.js';
import { applyToDispatch, openDispatchFile } from './dispatch-file.js';
import { endDeadlines } from './keep-deadlines.js';
import { moveApplication } from './move-application.js';
import type { Work } from './work.js';

/** The applicant takes the application back: on the own account, or through a clerk. Its clocks end with it, and the units that have matters of it are told. */
export const withdrawApplication = (work: Work, id: string): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, {
    permission: 'application.withdraw',
    decide: async ({ row, application }) => {
      if (!speaksForApplicant(work.actor, row)) return refuse('NOT_FOUND', 'id');
      // Help against violence is given ex officio, and whoever is at the account may be the wrong person.
      if (work.actor.role === 'resident' && row.finding.outcome === 'EMERGENCY') return refuse('EMERGENCY_STANDS', 'id');
      return withdraw(application, await unitsOf(work, id));
    },
    follow: async () => {
      await endDeadlines(work, id, 'CANCELLED', {});
      await takeBack(work, id);
      await keepBack(work, id);
    },
  });

/** Who has something of it in the inbox, or took it over from there. */
const unitsOf = async ({ em }: Work, applicationId: string): Promise<readonly ForwardingRow['unit'][]> =>
  (await em.find(ForwardingRow, { applicationId, state: { $in: ['SENT', 'ACKNOWLEDGED'] } })).map(({ unit }) => unit);

/** What waits in an inbox for an answer needs none any more. */
async function takeBack({ em, now }: Work, applicationId: string): Promise<void> {
  const waiting = await em.find(ForwardingRow, { applicationId, state: 'SENT' });
  for (const forwarding of waiting) Object.assign(forwarding, { state: FORWARDING_LIFE.SENT.withdraw, answeredAt: now });
}

/** A letter that waits to be sent, and that only an open case has a use for, does not leave any more. */
async function keepBack(work: Work, applicationId: string): Promise<void> {
  const letters = await work.em.find(LetterRow, { applicationId, kind: { $in: [...OF_AN_OPEN_CASE] } });
  const waiting = await work.em.find(DispatchRow, { letterId: { $in: letters.map(({ id }) => id) }, state: 'QUEUED' });
  for (const { id } of waiting) {
    const file = await openDispatchFile(work, id);
    if (file?.dispatch.state === 'QUEUED') await applyToDispatch(work, file, { acts: ['giveUp'], changes: { because: WITHDRAWN } }); // else it is leaving just now
  }
}

const WITHDRAWN = 'Pisma nie wysłano: wniosek wycofano.';
