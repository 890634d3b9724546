import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { ApplicationEvent, graphNameOf, JournalEvent, ReferralEvent } from '../../../schema/types/journal.js';
import type { FeedFilter } from '../../shell/outbox/feed.js';
import { inboxOf } from '../../shell/commands/answer-forwarding.js';
import { ForwardingRow } from '../../shell/store/forwarding-tables.js';
import { ProviderRow } from '../../shell/store/party-tables.js';
import type { JournalRow } from '../../shell/store/record-tables.js';
import type { FactType } from '../../vocabulary/fact.js';
import { permitted, type Context } from '../context.js';
import { hubError } from '../hub-error.js';
import { fromCursor, toCursor, UUID } from '../page.js';

/** Facts whose detail is the unit that they concern. */
const UNIT_FACTS = [
  'application.assigned', 'application.forwarded', 'application.forwarding-acknowledged', 'application.sent-back', 'application.escalated', 'application.withdrawn',
] as const satisfies readonly FactType[];

const REFERRAL_FACTS = ['referral.issued', 'referral.accepted', 'referral.started', 'referral.completed', 'referral.answer-refused'] as const satisfies readonly FactType[];

/** Where somebody begins to watch, and what. */
interface Watched {
  readonly applicationId?: string | null;
  readonly referralId?: string | null;
  readonly providerId?: string | null;
  readonly unit?: string | null;
  readonly after?: string | null;
}

const AFTER = 'Go on strictly after this cursor; `START` is the beginning of the journal. Left out: from now on.';

/** The journal as it grows. Nothing is lost between two connections: go on with the cursor of the last event seen. */
@Resolver()
export class JournalSubscriptions {
  @Subscription(() => ApplicationEvent, {
    description: 'Zdarzenia spraw: every step of an application, its plan and its referrals, as it happens. A receiving unit hears what is passed to it.',
    subscribe: ({ args, context }) => watch(args as Watched, context as Context),
  })
  applicationEvents(
    @Root() event: JournalEvent,
    @Arg('applicationId', () => ID, { nullable: true, description: 'Of this application alone.' }) _applicationId: string | undefined,
    @Arg('unit', () => String, { nullable: true, description: 'Only what is passed to this unit, and what it answers, by code.' }) _unit: string | undefined,
    @Arg('after', () => String, { nullable: true, description: AFTER }) _after: string | undefined,
  ): ApplicationEvent {
    return event;
  }

  @Subscription(() => ReferralEvent, {
    description: 'Zdarzenia skierowań. A provider hears those of its own referrals.',
    subscribe: ({ args, context }) => watch(args as Watched, context as Context, REFERRAL_FACTS),
  })
  referralEvents(
    @Root() event: ReferralEvent,
    @Arg('referralId', () => ID, { nullable: true, description: 'Of this referral alone.' }) _referralId: string | undefined,
    @Arg('providerId', () => ID, { nullable: true, description: 'Of this provider alone.' }) _providerId: string | undefined,
    @Arg('after', () => String, { nullable: true, description: AFTER }) _after: string | undefined,
  ): ReferralEvent {
    return event;
  }
}

async function watch(watched: Watched, context: Context, types?: readonly FactType[]): Promise<AsyncIterable<ReferralEvent>> {
  const { feed } = context.hub;
  const filter = await filterOf(watched, context, types);
  const after = await placeOf(watched.after, () => feed.head());
  const entries = feed.entries(filter, after, context.signal);
  return { async *[Symbol.asyncIterator]() { for await (const entry of entries) if (await isInInbox(entry, context)) yield shown(entry); } };
}

/** There is a unit of one code in every powiat, so that the code of a fact alone does not say to whom it was passed. */
async function isInInbox({ applicationId }: JournalRow, { actor, hub: { orm } }: Context): Promise<boolean> {
  return actor?.role !== 'unit' || (await orm.em.fork().count(ForwardingRow, { applicationId, ...inboxOf(actor) })) > 0;
}

async function filterOf({ applicationId, referralId, providerId, unit }: Watched, context: Context, types?: readonly FactType[]): Promise<FeedFilter> {
  const actor = permitted(context, 'events.read');
  for (const id of [applicationId, referralId, providerId]) {
    if (id !== undefined && id !== null && !UUID.test(id)) throw hubError('BAD_USER_INPUT', 'Identyfikator w argumencie subskrypcji jest nieprawidłowy.');
  }
  const wanted: FeedFilter = {
    tenant: actor.tenant, ...(applicationId && { applicationId }), ...(referralId && { referralId }), ...(providerId && { providerId }), ...(types && { types }),
  };
  if (actor.role === 'unit') {
    if (types || (unit && unit !== actor.unit)) throw hubError('FORBIDDEN', 'Jednostka widzi tylko zdarzenia spraw, które jej przekazano.');
    return { ...wanted, types: UNIT_FACTS, detail: actor.unit ?? '' };
  }
  if (actor.role !== 'provider') return unit ? { ...wanted, types: UNIT_FACTS, detail: unit } : wanted;
  const own = await context.hub.orm.em.fork().findOne(ProviderRow, { tenant: actor.tenant, code: actor.provider ?? '' });
  if (!own || (providerId && providerId !== own.id)) throw hubError('FORBIDDEN', 'Realizator widzi tylko zdarzenia własnych skierowań.');
  return { ...wanted, providerId: own.id };
}

async function placeOf(after: string | null | undefined, head: () => Promise<bigint>): Promise<bigint> {
  if (after === undefined || after === null) return head();
  return after === 'START' ? 0n : BigInt(fromCursor(after, /^\d{1,18}$/)[0]!);
}

const shown = (row: JournalRow): ReferralEvent => ({
  id: row.eventId, cursor: toCursor([String(row.position)]), type: graphNameOf(row.type), at: row.at, sequence: row.aggregateSequence,
  applicationId: row.applicationId, planId: row.planId ?? null, referralId: row.referralId ?? null, providerId: row.providerId ?? null,
  state: row.state, detail: row.detail ?? null,
});
