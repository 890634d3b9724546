import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Dispatch } from '../../../schema/types/letter.js';
import { permitted, type Context } from '../context.js';
import { sourceError } from './heard-record.js';

@ObjectType({ simpleResolvers: true, description: 'Sprawa w EZD, found by the hub\'s own reference.' })
class OfficeCaseFound {
  @Field(() => String, { description: 'Identyfikator sprawy: give it to `decideDispatch` as `taskId`.' }) caseId!: string;
  @Field(() => String, { nullable: true, description: 'Znak sprawy.' }) sign!: string | null;
}

/** For a clerk who has to decide whether a case was opened: the hub looks there. */
@Resolver(() => Dispatch)
export class DispatchOffice {
  @FieldResolver(() => OfficeCaseFound, {
    nullable: true, description: 'Czy sprawa jest w EZD: asks the office, for a dispatch to EZD that has to be looked at. Empty when none was found, which proves nothing where its search is slow.',
  })
  async foundInOffice(@Root() { id, channel, state }: Dispatch, @Ctx() context: Context): Promise<OfficeCaseFound | null> {
    permitted(context, 'letter.dispatch');
    const office = context.hub.sources.find('GMINA')?.office;
    if (channel !== 'EZD' || state !== 'REVIEW_REQUIRED' || !office) return null;
    const heard = await office.findCase(id, context);
    if (!heard.heard) throw sourceError(heard.fault);
    return heard.value ?? null;
  }
}
