import type { RecordArgs } from '../../../schema/types/identity.js';
import type { RecordStandingPayload } from '../../../schema/types/payload.js';
import type { DecisionReason } from '../../core/residents/matching/clerk-decisions.js';
import type { Pair } from '../../core/residents/matching/pair.js';
import { keptRecord } from '../../shell/commands/identity-decisions.js';
import type { Work } from '../../shell/commands/work.js';
import type { IdentityDecisionRow } from '../../shell/store/identity-tables.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { UUID } from '../page.js';
import { userErrorsOf } from '../to-graph.js';

type Decide = (work: Work, pair: Pair, reason: DecisionReason | null) => Promise<Outcome<IdentityDecisionRow>>;

/** Runs a clerk's decision about one record, and shows how the record stands after it. */
export async function decided({ residentId, system, recordId, reason }: RecordArgs, decide: Decide, context: Context): Promise<RecordStandingPayload> {
  const who = whoActs(context);
  const outcome = await checked();
  return { link: outcome.ok ? standingAfter(outcome.value) : null, userErrors: userErrorsOf(outcome) };

  async function checked(): Promise<Outcome<IdentityDecisionRow>> {
    if (!UUID.test(residentId)) return refuse('NOT_FOUND', 'residentId');
    if (!RECORD_ID.test(recordId)) return refuse('INVALID_VALUE', 'recordId');
    const record = keptRecord(who.actor.tenant, { system, recordId }, context.hub.pseudonyms);
    return context.hub.run(who, (work) => decide(work, { residentId, record }, reason ?? null));
  }
}

const RECORD_ID = /^[\x21-\x7e]{1,200}$/;

const standingAfter = ({ residentId, system, recordId, act, decidedAt, reason }: IdentityDecisionRow) => ({
  residentId, system, recordId, since: decidedAt, reason,
  ...(act === 'LINK' && { made: 'CLERK' as const }), ...(act === 'UNLINK' && { decision: 'UNLINKED' as const }),
});
