import type { DecisionReason } from '../../core/residents/matching/clerk-decisions.js';
import type { Pair } from '../../core/residents/matching/pair.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { IdentityDecisionRow } from '../store/identity-tables.js';
import { decideOnRecord } from './decide-on-record.js';
import type { Work } from './work.js';

/** Takes „odłączono” and „to kto inny” back: the record is part of the picture again, and the comparison counts. */
export const reconsiderMatch = (work: Work, pair: Pair, reason: DecisionReason | null): Promise<Outcome<IdentityDecisionRow>> =>
  decideOnRecord(work, pair, 'RECONSIDER', reason);
