import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ApplicationPayload } from '../../../schema/types/payload.js';
import { forwardApplication } from '../../shell/commands/forward-application.js';
import type { Context } from '../context.js';
import { actOnApplication, MATTERS } from './act-on-application.js';

@Resolver()
export class ForwardApplication {
  @Mutation(() => ApplicationPayload, { description: 'Przekaż wniosek jednostce albo organowi, which the finding names, with the notice to the applicant; followed until the unit answers.' })
  forwardApplication(
    @Arg('id', () => ID, { description: 'Id of the application.' }) id: string,
    @Arg('matters', () => [String], { nullable: true, description: MATTERS }) matters: string[] | undefined,
    @Arg('agreed', () => Boolean, { defaultValue: false, description: 'Uzgodniono z wnioskodawcą: the applicant agreed now, to these matters or, without `matters`, to all (ustawa o CUS art. 38 ust. 1). What the application says of it stays otherwise.' }) agreed: boolean,
    @Ctx() context: Context,
  ): Promise<ApplicationPayload> {
    return actOnApplication(context, id, (work) => forwardApplication(work, id, { matters: matters ?? null, agreed }, context.hub));
  }
}
