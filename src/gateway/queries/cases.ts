import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { Plan, Referral, ReferralPackage, ReferralStateEnum } from '../../../schema/types/case.js';
import { connectionOf, type Connection } from '../../../schema/types/connection.js';
import { LegalContextInput } from '../../../schema/types/legal.js';
import type { Actor } from '../../core/access/actor.js';
import { mayReadWork, ownCases } from '../../core/access/own-cases.js';
import type { ReferralState } from '../../core/referrals/lifecycle.js';
import { ApplicationRow, PlanRow, ReferralRow } from '../../shell/store/case-tables.js';
import { ProviderRow } from '../../shell/store/party-tables.js';
import { permitted, type Context } from '../context.js';
import { legalContext } from '../legal.js';
import { beforePlace, INSTANT, pageSize, toConnection, toCursor, UUID } from '../page.js';

const ReferralConnection = connectionOf('Referral', Referral, 'Skierowania, newest first.');

@Resolver()
export class CaseQueries {
  @Query(() => Plan, { nullable: true, description: 'Plan po id; empty when there is none that you may see.' })
  async plan(@Arg('id', () => ID, { description: 'Id.' }) id: string, @Ctx() context: Context): Promise<Plan | null> {
    const actor = permitted(context, 'plan.read');
    const plan = UUID.test(id) ? await context.hub.orm.em.fork().findOne(PlanRow, { id }) : null;
    const application = plan && (await context.load.application.load(plan.applicationId));
    return application && mayReadWork(actor, application) ? plan : null;
  }

  @Query(() => Referral, { nullable: true, description: 'Skierowanie po id; empty when there is none that you may see.' })
  async referral(@Arg('id', () => ID, { description: 'Id.' }) id: string, @Ctx() context: Context): Promise<Referral | null> {
    return (await findReferral(id, permitted(context, 'referral.read'), context))?.referral ?? null;
  }

  @Query(() => ReferralConnection, { description: 'Skierowania, newest first. A provider sees those to itself.' })
  async referrals(
    @Arg('state', () => ReferralStateEnum, { nullable: true, description: 'In this state.' }) state: ReferralState | undefined,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this cursor.' }) after: string | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<Referral>> {
    const actor = permitted(context, 'referral.read');
    const size = pageSize(first);
    const em = context.hub.orm.em.fork();
    const rows = await em.find(ReferralRow, {
      $and: [{ tenant: actor.tenant, ...(state && { state }) }, await ownReferrals(actor, context), beforePlace(after, 'issuedAt', INSTANT)],
    }, { orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }], limit: size + 1 });
    return toConnection(rows, size, (row) => row, ({ issuedAt, id }) => toCursor([issuedAt.toISOString(), id]));
  }

  @Query(() => ReferralPackage, { nullable: true, description: 'Pakiet skierowania, for the provider it went to; every opening is audited. Empty when there is none for you.' })
  async referralPackage(
    @Arg('id', () => ID, { description: 'Id of the referral.' }) id: string,
    @Arg('legal', () => LegalContextInput, { description: 'On what ground; the purpose is REFERRAL_FULFILMENT.' }) legalInput: LegalContextInput,
    @Ctx() context: Context,
  ): Promise<ReferralPackage | null> {
    const actor = permitted(context, 'referral.package');
    const legal = legalContext(actor, legalInput);
    const found = await findReferral(id, actor, context);
    if (!found) return null;
    const { referral, application } = found;
    await context.load.reads.load({
      actor, action: 'referral.package', objectType: 'referral', objectId: referral.id, subjectId: application.residentId, legal, opens: 'referralPackage',
    });
    const item = (await context.load.planItem.load(referral.planItemId))!;
    const [plan] = await context.load.planOfApplication.load(application.id);
    const { givenName, familyName, address, phone } = application.person;
    return {
      referral, serviceName: item.serviceName, from: plan!.from, until: plan!.until,
      person: { givenName, familyName, address: address ?? null, phone: phone ?? null },
    };
  }
}

/** What is not the actor's reads as what does not exist. */
async function findReferral(id: string, actor: Actor, context: Context): Promise<{ referral: ReferralRow; application: ApplicationRow } | null> {
  const referral = UUID.test(id) ? await context.hub.orm.em.fork().findOne(ReferralRow, { id, tenant: actor.tenant }) : null;
  if (!referral) return null;
  const application = (await context.load.application.load(referral.applicationId))!;
  if (actor.role === 'provider') {
    return (await context.load.provider.load(referral.providerId))?.code === actor.provider ? { referral, application } : null;
  }
  return mayReadWork(actor, application) ? { referral, application } : null;
}

/** A provider's token sees its own referrals, a resident's those of its own cases. */
async function ownReferrals(actor: Actor, { hub: { orm } }: Context) {
  const em = orm.em.fork();
  if (actor.role === 'provider') {
    const own = await em.findOne(ProviderRow, { tenant: actor.tenant, code: actor.provider ?? '' });
    return { providerId: { $in: own ? [own.id] : [] } };
  }
  if (actor.role !== 'resident') return {};
  const cases = await em.find(ApplicationRow, { tenant: actor.tenant, ...ownCases(actor) });
  return { applicationId: { $in: cases.filter((each) => mayReadWork(actor, each)).map(({ id }) => id) } };
}
