import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Application, Need, Plan, PlanItem, Referral } from '../../../schema/types/case.js';
import { CompetenceFinding, toCompetenceFinding } from '../../../schema/types/competence.js';
import { LegalContextInput } from '../../../schema/types/legal.js';
import { ApplicationPeople } from '../../../schema/types/person.js';
import { Provider } from '../../../schema/types/provider.js';
import type { NeedRow, ReferralRow } from '../../shell/store/case-tables.js';
import { permitted, type Context } from '../context.js';
import { hubError } from '../hub-error.js';
import { legalContext } from '../legal.js';
import { mayRead } from '../queries/applications.js';
import type { ShownApplication } from '../to-graph.js';

@Resolver(() => Application)
export class ApplicationEdges {
  @FieldResolver(() => CompetenceFinding, { description: 'Właściwość, as it was found on the day of receipt, with the reasons.' })
  finding(@Root() { row }: ShownApplication): CompetenceFinding {
    return toCompetenceFinding(row.finding);
  }

  @FieldResolver(() => ApplicationPeople, { description: 'Osoby w sprawie. Personal data: on what ground you open it stands in the audit.' })
  async people(
    @Root() { row }: ShownApplication, @Arg('legal', () => LegalContextInput, { description: 'On what ground.' }) legalInput: LegalContextInput, @Ctx() context: Context,
  ): Promise<ApplicationPeople> {
    await openCase(context, row, legalInput, 'people');
    return { capacity: row.applicant.capacity, applicant: row.applicant, personConcerned: row.person };
  }

  @FieldResolver(() => [Need], { description: 'Rozpoznane potrzeby.' })
  needs(@Root() { id }: ShownApplication, @Ctx() context: Context): Promise<Need[]> {
    return context.load.needsOfApplication.load(id);
  }

  @FieldResolver(() => Plan, { nullable: true, description: 'Plan (IPUS), when there is one.' })
  async plan(@Root() { id }: ShownApplication, @Ctx() context: Context): Promise<Plan | undefined> {
    return (await context.load.planOfApplication.load(id))[0];
  }
}

@Resolver(() => Need)
export class NeedEdges {
  @FieldResolver(() => String, { description: 'In the words of the talk. Personal data: on what ground you open it stands in the audit.' })
  async description(
    @Root() need: NeedRow, @Arg('legal', () => LegalContextInput, { description: 'On what ground.' }) legalInput: LegalContextInput, @Ctx() context: Context,
  ): Promise<string> {
    const application = (await context.load.application.load(need.applicationId))!;
    await openCase(context, application, legalInput, 'needs');
    return need.description;
  }
}

@Resolver(() => Plan)
export class PlanEdges {
  @FieldResolver(() => [PlanItem], { description: 'Pozycje planu.' })
  items(@Root() { id }: Plan, @Ctx() context: Context): Promise<PlanItem[]> {
    return context.load.itemsOfPlan.load(id);
  }
}

@Resolver(() => PlanItem)
export class PlanItemEdges {
  @FieldResolver(() => [Referral], { description: 'Skierowania tej pozycji, one for each attempt.' })
  referrals(@Root() { id }: PlanItem, @Ctx() context: Context): Promise<Referral[]> {
    return context.load.referralsOfItem.load(id);
  }
}

@Resolver(() => Referral)
export class ReferralEdges {
  @FieldResolver(() => Provider, { description: 'Realizator, to whom it went.' })
  async provider(@Root() { providerId }: ReferralRow, @Ctx() context: Context): Promise<Provider> {
    return (await context.load.provider.load(providerId))!;
  }
}

/** Personal data of a case opens to who may read the case and may name the purpose, and not before the audit knows. */
async function openCase(context: Context, row: ShownApplication['row'], legalInput: LegalContextInput, opens: string): Promise<void> {
  const actor = permitted(context, 'application.read');
  if (!mayRead(actor, row)) throw hubError('NOT_FOUND', 'Nie ma takiego wniosku albo nie masz do niego dostępu.');
  const legal = legalContext(actor, legalInput);
  await context.load.reads.load({ actor, action: 'application.read', objectType: 'application', objectId: row.id, subjectId: row.residentId, legal, opens });
}
