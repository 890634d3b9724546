import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { DraftPlanInput } from '../../../schema/types/case.js';
import { PlanPayload } from '../../../schema/types/payload.js';
import { draftPlan } from '../../shell/commands/draft-plan.js';
import type { PlanRow } from '../../shell/store/case-tables.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { findServices } from '../find-services.js';
import { UUID } from '../page.js';
import { userErrorsOf } from '../to-graph.js';

@Resolver()
export class DraftPlan {
  @Mutation(() => PlanPayload, { description: 'Sporządź plan (IPUS): services of the catalogues for the recognised needs (ustawa o CUS art. 39–40).' })
  async draftPlan(@Arg('input', () => DraftPlanInput, { description: 'Plan.' }) input: DraftPlanInput, @Ctx() context: Context): Promise<PlanPayload> {
    const outcome = await drafted(input, context);
    return { plan: outcome.ok ? outcome.value : null, userErrors: userErrorsOf(outcome) };
  }
}

async function drafted(input: DraftPlanInput, context: Context): Promise<Outcome<PlanRow>> {
  const who = whoActs(context);
  if (!UUID.test(input.applicationId)) return refuse('NOT_FOUND', 'applicationId');
  if (input.items.length > 50) return refuse('INVALID_VALUE', 'items');
  const services = await findServices(input.items.map(({ serviceId }) => serviceId), 'items', context);
  if (!services.ok) return services;
  const items = input.items.map(({ needId, serviceId }) => ({ needId, service: services.value.get(serviceId) }));
  return context.hub.run(who, (work) => draftPlan(work, { ...input, items }));
}
