import { Arg, Ctx, Field, ID, InputType, Int, Query, Resolver } from 'type-graphql';
import { Application, ApplicationStateEnum } from '../../../schema/types/case.js';
import { connectionOf, type Connection } from '../../../schema/types/connection.js';
import { mayRead, ownCases } from '../../core/access/own-cases.js';
import type { ApplicationState } from '../../core/applications/lifecycle.js';
import { ApplicationRow } from '../../shell/store/case-tables.js';
import { permitted, type Context } from '../context.js';
import { hubError } from '../hub-error.js';
import { openCase } from '../open-case.js';
import { beforePlace, MICROSECONDS, pageSize, toConnection, toCursor, UUID } from '../page.js';
import { showApplication } from '../to-graph.js';

const ApplicationConnection = connectionOf('Application', Application, 'Wnioski, newest first.');

@InputType({ description: 'Które wnioski; all conditions hold together.' })
class ApplicationFilter {
  @Field(() => ApplicationStateEnum, { nullable: true, description: 'In this state.' }) state?: ApplicationState;
  @Field(() => String, { nullable: true, description: 'With this unit, by code.' }) unit?: string;
  @Field(() => ID, { nullable: true, description: 'Of this resident.' }) residentId?: string;
  @Field(() => Boolean, { nullable: true, description: 'Sprawy, które krążą między jednostkami.' }) escalated?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Sprawy, które nie mogą czekać: outcome EMERGENCY.' }) emergency?: boolean;
}

@Resolver()
export class ApplicationQueries {
  @Query(() => Application, { nullable: true, description: 'Wniosek po id; empty when there is none that you may see.' })
  async application(@Arg('id', () => ID, { description: 'Id.' }) id: string, @Ctx() context: Context): Promise<Application | null> {
    const actor = permitted(context, 'application.read');
    const row = UUID.test(id) ? await context.load.application.load(id) : null;
    if (!row || !mayRead(actor, row)) return null;
    await openCase(context, row, { actor, action: 'application.read', objectType: 'application', objectId: row.id, opens: 'application', of: 'PERSON_CONCERNED' });
    return showApplication(row);
  }

  @Query(() => ApplicationConnection, { description: 'Wnioski in the order of receipt, newest first. A resident sees the own ones.' })
  async applications(
    @Arg('filter', () => ApplicationFilter, { nullable: true, description: 'Which.' }) filter: ApplicationFilter | undefined,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this cursor.' }) after: string | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<Application>> {
    const actor = permitted(context, 'application.read');
    const size = pageSize(first);
    const { state, unit, residentId, escalated, emergency } = filter ?? {};
    if (typeof residentId === 'string' && !UUID.test(residentId)) throw hubError('BAD_USER_INPUT', 'Identyfikator mieszkańca (filter.residentId) jest nieprawidłowy.');
    const wanted = { tenant: actor.tenant, ...given({ state, unit, residentId }), ...(typeof escalated === 'boolean' && { escalated }),
      ...(typeof emergency === 'boolean' && { finding: { outcome: emergency ? 'EMERGENCY' as const : { $ne: 'EMERGENCY' as const } } }) };
    if (typeof residentId === 'string') await context.load.reads.load({ actor, action: 'application.read', objectType: 'resident', objectId: residentId, subjectId: residentId, opens: 'applications' });
    const rows = await context.hub.orm.em.fork().find(ApplicationRow, {
      $and: [wanted, ownCases(actor), beforePlace(after, 'receivedOrder', MICROSECONDS)],
    }, { orderBy: [{ receivedOrder: 'desc' }, { id: 'desc' }], limit: size + 1 });
    return toConnection(rows, size, showApplication, ({ receivedOrder, id }) => toCursor([String(receivedOrder), id]));
  }
}

/** Conditions that were given; a condition is never dropped because of what it says. */
const given = (conditions: Readonly<Record<string, string | null | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(conditions).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
