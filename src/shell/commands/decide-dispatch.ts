import { decideDispatch as decide, type DispatchDecision } from '../../core/letters/dispatch.js';
import { OF_AN_OPEN_CASE } from '../../core/letters/letter.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { LetterRow, type DispatchRow } from '../store/letter-tables.js';
import { actOnDispatch, filesOf, toDispatch } from './dispatch-file.js';
import type { Work } from './work.js';

/** What a clerk decides on a letter of which nobody knows whether it has left, or that did not arrive. `taskId`: its id at the other side. */
export const decideDispatch = (work: Work, id: string, decision: DispatchDecision, taskId: string | null): Promise<Outcome<DispatchRow>> =>
  actOnDispatch(work, id, async ({ dispatch, letter, row }) => {
    const leaves = decision === 'SEND_AGAIN' || decision === 'ON_PAPER';
    const isOfNoUse = row.state === 'WITHDRAWN' && OF_AN_OPEN_CASE.includes(letter.kind);
    if (leaves && (isOfNoUse || (await isReplaced(work, letter)))) return refuse('DELIVERY_STATE', 'id');
    const outcome = decide(toDispatch(dispatch), decision, taskId, filesOf(letter).length);
    if (!outcome.ok) return outcome;
    const { acts, changes, instead } = outcome.value;
    return done({
      acts, instead, changes: {
        ...changes, nextAt: work.now, because: acts.includes('giveUp') ? dispatch.because ?? null : null,
        ...(acts.includes('confirm') && { sentAt: work.now }), ...(acts.includes('deliver') && { deliveredOn: warsawDate(work.now) }),
      },
    });
  });

/** Another call has taken the place of this one (k.p.a. art. 64 § 2): two of them would give two terms. */
const isReplaced = async ({ em }: Work, { kind, applicationId, sequence }: LetterRow): Promise<boolean> =>
  kind === 'CALL_64' && (await em.count(LetterRow, { applicationId, kind, sequence: { $gt: sequence } })) > 0;
