import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { LocalDateScalar } from '../../../schema/scalars/local-date.js';
import { DeadlinePayload } from '../../../schema/types/payload.js';
import { pauseDeadline, resumeDeadline } from '../../shell/commands/pause-deadline.js';
import type { Work } from '../../shell/commands/work.js';
import type { DeadlineRow } from '../../shell/store/deadline-tables.js';
import { type LocalDate, warsawDate } from '../../vocabulary/local-date.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { UUID } from '../page.js';
import { showDeadline, userErrorsOf } from '../to-graph.js';

const ID_OF = { description: 'Id of the clock.' };

@Resolver()
export class PauseDeadline {
  @Mutation(() => DeadlinePayload, { description: 'Wstrzymaj termin załatwienia sprawy: a suspension, a mediation, a delay by the party or beyond the centre is not counted (k.p.a. art. 35 § 5).' })
  pauseDeadline(
    @Arg('id', () => ID, ID_OF) id: string,
    @Arg('from', () => LocalDateScalar, { description: 'First day that is not counted, today at the latest.' }) from: LocalDate,
    @Ctx() context: Context,
  ): Promise<DeadlinePayload> {
    return actOnDeadline(context, id, 'id', (work) => pauseDeadline(work, id, from));
  }

  @Mutation(() => DeadlinePayload, { description: 'Wznów termin: its end is counted again, without the time that it stood.' })
  resumeDeadline(
    @Arg('id', () => ID, ID_OF) id: string,
    @Arg('until', () => LocalDateScalar, { description: 'Last day that is not counted, today at the latest.' }) until: LocalDate,
    @Ctx() context: Context,
  ): Promise<DeadlinePayload> {
    return actOnDeadline(context, id, 'id', (work) => resumeDeadline(work, id, until));
  }
}

/** Runs a command on one clock and shows what became of it. */
export async function actOnDeadline(context: Context, id: string, field: string, command: (work: Work) => Promise<Outcome<DeadlineRow>>): Promise<DeadlinePayload> {
  const who = whoActs(context);
  const outcome = UUID.test(id) ? await context.hub.run(who, command) : refuse('NOT_FOUND', field);
  return { deadline: outcome.ok ? showDeadline(outcome.value, warsawDate(context.hub.clock())) : null, userErrors: userErrorsOf(outcome) };
}
