import type { DecisionReason } from '../../core/residents/matching/clerk-decisions.js';
import type { Pair } from '../../core/residents/matching/pair.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { IdentityDecisionRow } from '../store/identity-tables.js';
import { decideOnRecord } from './decide-on-record.js';
import type { Work } from './work.js';

/** The record belongs to this resident, whatever the comparison says; it leaves whoever had it. */
export const linkRecord = (work: Work, pair: Pair, reason: DecisionReason | null): Promise<Outcome<IdentityDecisionRow>> =>
  decideOnRecord(work, pair, 'LINK', reason);
