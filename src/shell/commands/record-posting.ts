import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { DispatchRow } from '../store/letter-tables.js';
import { actOnDispatch } from './dispatch-file.js';
import type { Work } from './work.js';

/** A letter on paper was handed to the post, or to the centre's own messenger (k.p.a. art. 39). */
export const recordPosting = (work: Work, id: string): Promise<Outcome<DispatchRow>> =>
  actOnDispatch(work, id, ({ dispatch }) =>
    (dispatch.channel === 'PAPER' ? done({ acts: ['begin', 'take'], changes: { sentAt: work.now } }) : refuse('DELIVERY_STATE', 'id')));
