import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { DispatchDecisionEnum } from '../../../schema/types/letter.js';
import { DispatchPayload } from '../../../schema/types/payload.js';
import type { DispatchDecision } from '../../core/letters/dispatch.js';
import { decideDispatch } from '../../shell/commands/decide-dispatch.js';
import type { Context } from '../context.js';
import { actOnDispatch, ID_OF_DISPATCH } from './act-on-dispatch.js';

@Resolver()
export class DecideDispatch {
  @Mutation(() => DispatchPayload, { description: 'Rozstrzygnij wysyłkę, of which nobody knows whether it has left, that did not arrive, or that must not go home by itself. The hub never sends such a letter again by itself. Wysyłka w odpowiedzi: the one by which the letter travels now, with ON_PAPER a new one.' })
  decideDispatch(
    @Arg('id', () => ID, ID_OF_DISPATCH) id: string,
    @Arg('decision', () => DispatchDecisionEnum, { description: 'Co robić.' }) decision: DispatchDecision,
    @Arg('taskId', () => String, {
      nullable: true, description: 'With IT_WAS_SENT: identyfikator zadania e-Doręczeń, to follow the letter by (without it you record its delivery), or of the case in EZD.',
    }) taskId: string | undefined,
    @Ctx() context: Context,
  ): Promise<DispatchPayload> {
    return actOnDispatch(context, id, (work) => decideDispatch(work, id, decision, taskId ?? null));
  }
}
