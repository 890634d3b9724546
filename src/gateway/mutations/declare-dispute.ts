import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { SettlementEnum } from '../../../schema/types/forwarding.js';
import { ApplicationPayload } from '../../../schema/types/payload.js';
import { isUnit, UNITS } from '../../core/law/units.js';
import { declareDispute, settleDispute } from '../../shell/commands/declare-dispute.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Context } from '../context.js';
import { actOnApplication } from './act-on-application.js';

const ID_OF = { description: 'Id of the application.' };
const MATTER = { description: 'Kod sprawy, which was sent back.' };

@Resolver()
export class DeclareDispute {
  @Mutation(() => ApplicationPayload, { description: 'Zgłoś spór o właściwość over a matter that another organ sent back (k.p.a. art. 22).' })
  declareDispute(@Arg('id', () => ID, ID_OF) id: string, @Arg('matter', () => String, MATTER) matter: string, @Ctx() context: Context): Promise<ApplicationPayload> {
    return actOnApplication(context, id, (work) => declareDispute(work, id, matter, context.hub.centre, context.hub.office));
  }

  @Mutation(() => ApplicationPayload, { description: 'Zapisz rozstrzygnięcie sporu: the centre keeps the matter, or it goes to the other organ.' })
  settleDispute(
    @Arg('id', () => ID, ID_OF) id: string, @Arg('matter', () => String, MATTER) matter: string,
    @Arg('competent', () => SettlementEnum, { description: 'Kto jest właściwy.' }) competent: 'OURS' | 'THEIRS',
    @Arg('unit', () => String, { defaultValue: 'CUS-PROG', description: 'Team of the centre that keeps it, by code; only where the centre is competent.' }) unit: string,
    @Ctx() context: Context,
  ): Promise<ApplicationPayload> {
    return actOnApplication(context, id, async (work) => isUnit(unit) && UNITS[unit].seat === 'CENTRE'
      ? settleDispute(work, id, { matter, competent, ownUnit: unit }, context.hub.office)
      : refuse('INVALID_VALUE', 'unit'));
  }
}
