import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ReferralOutcomeEnum } from '../../../schema/types/case.js';
import { LocalDateScalar } from '../../../schema/scalars/local-date.js';
import { ReferralPayload } from '../../../schema/types/payload.js';
import type { ReferralOutcome } from '../../core/referrals/referral.js';
import { answerReferral, type ReferralAnswer } from '../../shell/commands/answer-referral.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { UUID } from '../page.js';
import { userErrorsOf } from '../to-graph.js';

/** What a provider without Kafka does here, one with Kafka says by event; both run the same command. */
@Resolver()
export class AnswerReferral {
  @Mutation(() => ReferralPayload, { description: 'Przyjmij skierowanie: the provider takes it on.' })
  acceptReferral(@Arg('id', () => ID, { description: 'Id of the referral.' }) id: string, @Ctx() context: Context): Promise<ReferralPayload> {
    return answered(id, { act: 'accept' }, context);
  }

  @Mutation(() => ReferralPayload, { description: 'Rozpocznij realizację: the provider has begun.' })
  startReferral(
    @Arg('id', () => ID, { description: 'Id of the referral.' }) id: string,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'First day; today when left out.' }) on: LocalDate | undefined,
    @Ctx() context: Context,
  ): Promise<ReferralPayload> {
    return answered(id, { act: 'start', on: on ?? null }, context);
  }

  @Mutation(() => ReferralPayload, { description: 'Zakończ realizację z wynikiem: the item of the plan closes with it.' })
  completeReferral(
    @Arg('id', () => ID, { description: 'Id of the referral.' }) id: string,
    @Arg('outcome', () => ReferralOutcomeEnum, { description: 'Wynik.' }) outcome: ReferralOutcome,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'Last day; today when left out.' }) on: LocalDate | undefined,
    @Ctx() context: Context,
  ): Promise<ReferralPayload> {
    return answered(id, { act: 'complete', on: on ?? null, outcome }, context);
  }
}

async function answered(id: string, answer: ReferralAnswer, context: Context): Promise<ReferralPayload> {
  const who = whoActs(context);
  const outcome = UUID.test(id) ? await context.hub.run(who, (work) => answerReferral(work, id, answer)) : refuse('NOT_FOUND', 'id');
  return { referral: outcome.ok ? outcome.value : null, userErrors: userErrorsOf(outcome) };
}
