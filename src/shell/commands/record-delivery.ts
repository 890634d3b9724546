import { recordDelivery as decide, type DeliveryRecord } from '../../core/letters/dispatch.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import type { DispatchRow } from '../store/letter-tables.js';
import { actOnDispatch, toDispatch } from './dispatch-file.js';
import type { Work } from './work.js';

/** Records when a letter that the hub cannot follow by itself was delivered, or that it came back. */
export const recordDelivery = (work: Work, id: string, record: DeliveryRecord): Promise<Outcome<DispatchRow>> =>
  actOnDispatch(work, id, ({ dispatch, letter }) => {
    const outcome = decide(toDispatch(dispatch), record, { since: warsawDate(dispatch.sentAt ?? letter.writtenAt), today: warsawDate(work.now) });
    if (!outcome.ok) return outcome;
    const deliveredOn = record.undelivered ? null : record.on;
    return done({ acts: outcome.value, changes: { deliveredOn, sentAt: dispatch.sentAt ?? work.now, ...(record.undelivered && { because: CAME_BACK }) } });
  });

const CAME_BACK = 'Pisma nie doręczono: tak zapisał pracownik.';
