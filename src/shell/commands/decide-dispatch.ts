import { decideDispatch as decide, type DispatchDecision } from '../../core/letters/dispatch.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import type { DispatchRow } from '../store/letter-tables.js';
import { actOnDispatch, filesOf, toDispatch } from './dispatch-file.js';
import type { Work } from './work.js';

/** What a clerk decides on a letter of which nobody knows whether it has left, or that did not arrive. `taskId`: its id at the other side. */
export const decideDispatch = (work: Work, id: string, decision: DispatchDecision, taskId: string | null): Promise<Outcome<DispatchRow>> =>
  actOnDispatch(work, id, ({ dispatch, letter }) => {
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
