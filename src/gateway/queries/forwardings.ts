import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { connectionOf, type Connection } from '../../../schema/types/connection.js';
import { Forwarding, ForwardingPackage, ForwardingStateEnum } from '../../../schema/types/forwarding.js';
import { LegalContextInput } from '../../../schema/types/legal.js';
import type { ForwardingState } from '../../core/applications/lifecycle.js';
import { inboxOf } from '../../shell/commands/answer-forwarding.js';
import { ForwardingRow } from '../../shell/store/forwarding-tables.js';
import { permitted, type Context } from '../context.js';
import { legalContext } from '../legal.js';
import { openCase } from '../open-case.js';
import { beforePlace, INSTANT, pageSize, toConnection, toCursor, UUID } from '../page.js';
import { showForwarding } from '../to-graph.js';

const ForwardingConnection = connectionOf('Forwarding', Forwarding, 'Przekazania, newest first.');

/** The inbox of a unit: what the centre has passed to it. */
@Resolver()
export class ForwardingQueries {
  @Query(() => ForwardingConnection, { description: 'Skrzynka jednostki: what was passed to it, newest first. A unit sees its own; the centre sees all.' })
  async forwardings(
    @Arg('state', () => ForwardingStateEnum, { nullable: true, description: 'In this state.' }) state: ForwardingState | undefined,
    @Arg('unit', () => String, { nullable: true, description: 'To this unit, by code.' }) unit: string | undefined,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this cursor.' }) after: string | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<Forwarding>> {
    const actor = permitted(context, 'forwarding.read');
    const size = pageSize(first);
    const rows = await context.hub.orm.em.fork().find(ForwardingRow, {
      $and: [{ ...(state && { state }), ...(unit && { unit: unit as ForwardingRow['unit'] }) }, inboxOf(actor), beforePlace(after, 'sentAt', INSTANT)],
    }, { orderBy: [{ sentAt: 'desc' }, { id: 'desc' }], limit: size + 1 });
    return toConnection(rows, size, showForwarding, ({ sentAt, id }) => toCursor([sentAt.toISOString(), id]));
  }

  @Query(() => ForwardingPackage, { nullable: true, description: 'Pakiet przekazania, for the unit it was passed to; every opening is audited. Empty when there is none for you.' })
  async forwardingPackage(
    @Arg('id', () => ID, { description: 'Id of the forwarding.' }) id: string,
    @Arg('legal', () => LegalContextInput, { description: 'On what ground; the purpose is APPLICATION_HANDLING.' }) legalInput: LegalContextInput,
    @Ctx() context: Context,
  ): Promise<ForwardingPackage | null> {
    const actor = permitted(context, 'forwarding.package');
    const legal = legalContext(actor, legalInput);
    const forwarding = UUID.test(id) ? await context.hub.orm.em.fork().findOne(ForwardingRow, { id, ...inboxOf(actor) }) : null;
    if (!forwarding || forwarding.state === 'REFUSED') return null; // what was sent back is the unit's no more
    const row = (await context.load.application.load(forwarding.applicationId))!;
    if (row.state === 'WITHDRAWN' || row.state === 'LEFT_WITHOUT_RECOGNITION') return null; // nor is what nobody applies for any more
    await openCase(context, row, { actor, action: 'forwarding.package', objectType: 'forwarding', objectId: forwarding.id, legal, opens: 'forwardingPackage', of: 'BOTH' });
    const parts = row.finding.parts.filter(({ matter }) => forwarding.matters.includes(matter));
    const joined = (texts: readonly string[], by: string) => [...new Set(texts)].join(by);
    return {
      forwarding: showForwarding(forwarding), number: row.number, receivedAt: row.receivedAt, applicant: row.applicant, personConcerned: row.person,
      because: joined(parts.map(({ because }) => because), ' '), statute: joined(parts.map(({ statute }) => statute), '; '),
    };
  }
}
