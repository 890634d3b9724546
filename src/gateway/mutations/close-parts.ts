import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ApplicationPayload } from '../../../schema/types/payload.js';
import { informApplicant, returnApplication, splitApplication } from '../../shell/commands/close-parts.js';
import type { Context } from '../context.js';
import { actOnApplication, MATTERS } from './act-on-application.js';

const ID_OF = { description: 'Id of the application.' };
const WHICH = { nullable: true, description: MATTERS };

/** Acts on what the centre does not deal with: each tells the applicant by letter, and the matter ends here. */
@Resolver()
export class CloseParts {
  @Mutation(() => ApplicationPayload, { description: 'Wyłącz sprawy innych organów: each needs an application of its own, which within 14 days of the notice keeps the date (k.p.a. art. 66 § 1–2). The own matters go on.' })
  splitApplication(@Arg('id', () => ID, ID_OF) id: string, @Arg('matters', () => [String], WHICH) matters: string[] | undefined, @Ctx() context: Context): Promise<ApplicationPayload> {
    return actOnApplication(context, id, (work) => splitApplication(work, id, matters ?? null, context.hub.office));
  }

  @Mutation(() => ApplicationPayload, { description: 'Zwróć wniosek, where a common court decides or nobody competent can be determined: by an order that can be appealed (k.p.a. art. 66 § 3).' })
  returnApplication(@Arg('id', () => ID, ID_OF) id: string, @Arg('matters', () => [String], WHICH) matters: string[] | undefined, @Ctx() context: Context): Promise<ApplicationPayload> {
    return actOnApplication(context, id, (work) => returnApplication(work, id, matters ?? null, context.hub.office));
  }

  @Mutation(() => ApplicationPayload, { description: 'Poinformuj wnioskodawcę, where and how to apply to a body that takes its own form only (k.p.a. art. 9). Nothing is forwarded.' })
  informApplicant(@Arg('id', () => ID, ID_OF) id: string, @Arg('matters', () => [String], WHICH) matters: string[] | undefined, @Ctx() context: Context): Promise<ApplicationPayload> {
    return actOnApplication(context, id, (work) => informApplicant(work, id, matters ?? null, context.hub.office));
  }
}
