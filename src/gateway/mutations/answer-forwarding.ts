import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { SendBackReasonEnum } from '../../../schema/types/forwarding.js';
import { ForwardingPayload } from '../../../schema/types/payload.js';
import type { SendBackReason } from '../../core/applications/forwarding.js';
import { answerForwarding } from '../../shell/commands/answer-forwarding.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { UUID } from '../page.js';
import { showForwarding, userErrorsOf } from '../to-graph.js';

const ID_OF = { description: 'Id of the forwarding.' };

/** What a unit says of what was passed to it. The unit says it, or a clerk of the centre who heard it by letter. */
@Resolver()
export class AnswerForwarding {
  @Mutation(() => ForwardingPayload, { description: 'Potwierdź przejęcie: the unit has the matter.' })
  acknowledgeForwarding(@Arg('id', () => ID, ID_OF) id: string, @Ctx() context: Context): Promise<ForwardingPayload> {
    return answer(context, id, null);
  }

  @Mutation(() => ForwardingPayload, { description: 'Odeślij sprawę do centrum: the unit is not competent, or cannot take it. The second time it escalates.' })
  refuseForwarding(
    @Arg('id', () => ID, ID_OF) id: string, @Arg('reason', () => SendBackReasonEnum, { description: 'Dlaczego.' }) reason: SendBackReason, @Ctx() context: Context,
  ): Promise<ForwardingPayload> {
    return answer(context, id, reason);
  }
}

async function answer(context: Context, id: string, refusedBecause: SendBackReason | null): Promise<ForwardingPayload> {
  const who = whoActs(context);
  const outcome = UUID.test(id) ? await context.hub.run(who, (work) => answerForwarding(work, id, { refusedBecause })) : refuse('NOT_FOUND', 'id');
  return { forwarding: outcome.ok ? showForwarding(outcome.value) : null, userErrors: userErrorsOf(outcome) };
}
