import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ReferralPayload } from '../../../schema/types/payload.js';
import { may } from '../../core/access/permissions.js';
import type { CatalogueService } from '../../core/residents/catalogue.js';
import { issueReferral } from '../../shell/commands/issue-referral.js';
import type { ReferralRow } from '../../shell/store/case-tables.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { admittedByKrs } from '../admitted-by-krs.js';
import { whoActs, type Context } from '../context.js';
import { findServices } from '../find-services.js';
import { UUID } from '../page.js';
import { userErrorsOf } from '../to-graph.js';

@Resolver()
export class IssueReferral {
  @Mutation(() => ReferralPayload, { description: 'Wydaj skierowanie: an item of an approved plan goes to the provider of its service, who hears it by event.' })
  async issueReferral(@Arg('planItemId', () => ID, { description: 'Id of the plan\'s item.' }) planItemId: string, @Ctx() context: Context): Promise<ReferralPayload> {
    const outcome = await issued(planItemId, context);
    return { referral: outcome.ok ? outcome.value : null, userErrors: userErrorsOf(outcome) };
  }
}

async function issued(planItemId: string, context: Context): Promise<Outcome<ReferralRow>> {
  const who = whoActs(context);
  const issue = (service?: CatalogueService, admitted?: Outcome<null>) => context.hub.run(who, (work) => issueReferral(work, planItemId, service, admitted));
  if (!may(who.actor, 'referral.issue')) return issue(); // before any source hears of it
  const item = UUID.test(planItemId) ? await context.load.planItem.load(planItemId) : null;
  if (!item) return refuse('NOT_FOUND', 'planItemId');
  const services = await findServices([item.serviceId], 'planItemId', context);
  if (!services.ok) return services;
  const service = services.value.get(item.serviceId);
  const admitted = await admittedByKrs(service?.provider, 'planItemId', context);
  return issue(service, admitted);
}
