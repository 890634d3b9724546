import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Application, Need, Plan, PlanItem, Referral } from '../../../schema/types/case.js';
import { CompetenceFinding, toCompetenceFinding } from '../../../schema/types/competence.js';
import { LegalContextInput } from '../../../schema/types/legal.js';
import { ApplicationPeople } from '../../../schema/types/person.js';
import { Provider } from '../../../schema/types/provider.js';
import type { Actor } from '../../core/access/actor.js';
import { mayRead, mayReadWork, partyTo } from '../../core/access/own-cases.js';
import type { NeedRow, ReferralRow } from '../../shell/store/case-tables.js';
import { permitted, type Context } from '../context.js';
import { hubError } from '../hub-error.js';
import { legalContext } from '../legal.js';
import { openCase } from '../open-case.js';
import type { ShownApplication } from '../to-graph.js';

@Resolver(() => Application)
export class ApplicationEdges {
  @FieldResolver(() => CompetenceFinding, { description: 'Właściwość, as it was found on the day of receipt, with the reasons.' })
  async finding(@Root() { row }: ShownApplication, @Ctx() context: Context): Promise<CompetenceFinding> {
    await openWork(context, row, 'finding');
    return toCompetenceFinding(row.finding);
  }

  @FieldResolver(() => ApplicationPeople, { description: 'Osoby w sprawie. Personal data: on what ground you open it stands in the audit.' })
  async people(
    @Root() { row }: ShownApplication, @Arg('legal', () => LegalContextInput, { description: 'On what ground.' }) legalInput: LegalContextInput, @Ctx() context: Context,
  ): Promise<ApplicationPeople> {
    const actor = await openData(context, row, legalInput, 'people');
    const { applicant, person } = row;
    if (partyTo(actor, row) !== 'PERSON_CONCERNED') return { capacity: applicant.capacity, applicant, personConcerned: person };
    const { address: _address, phone: _phone, ...named } = applicant; // where a carer lives is not for whoever is cared for to read here
    return { capacity: applicant.capacity, applicant: named, personConcerned: person };
  }

  @FieldResolver(() => [Need], { description: 'Rozpoznane potrzeby.' })
  async needs(@Root() { row }: ShownApplication, @Ctx() context: Context): Promise<Need[]> {
    if (!mayReadWork(context.actor!, row)) return [];
    await openWork(context, row, 'needs');
    return context.load.needsOfApplication.load(row.id);
  }

  @FieldResolver(() => Plan, { nullable: true, description: 'Plan (IPUS), when there is one.' })
  async plan(@Root() { row }: ShownApplication, @Ctx() context: Context): Promise<Plan | undefined> {
    if (!mayReadWork(context.actor!, row)) return undefined;
    await openWork(context, row, 'plan');
    return (await context.load.planOfApplication.load(row.id))[0];
  }
}

@Resolver(() => Need)
export class NeedEdges {
  @FieldResolver(() => String, { description: 'In the words of the talk. Personal data: on what ground you open it stands in the audit.' })
  async description(
    @Root() need: NeedRow, @Arg('legal', () => LegalContextInput, { description: 'On what ground.' }) legalInput: LegalContextInput, @Ctx() context: Context,
  ): Promise<string> {
    const application = (await context.load.application.load(need.applicationId))!;
    if (!mayReadWork(context.actor!, application)) throw hubError('NOT_FOUND', 'Nie ma takiego wniosku albo nie masz do niego dostępu.');
    await openData(context, application, legalInput, 'descriptions of needs');
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

/** What the centre has found out about somebody is told without a ground of its own, and never without a trace. */
async function openWork(context: Context, row: ShownApplication['row'], opens: string): Promise<void> {
  const actor = permitted(context, 'application.read');
  await openCase(context, row, { actor, action: 'application.read', objectType: 'application', objectId: row.id, opens, of: 'PERSON_CONCERNED' });
}

/** Personal data of a case opens to who may read the case and may name the purpose, and not before the audit knows. */
async function openData(context: Context, row: ShownApplication['row'], legalInput: LegalContextInput, opens: string): Promise<Actor> {
  const actor = permitted(context, 'application.read');
  if (!mayRead(actor, row)) throw hubError('NOT_FOUND', 'Nie ma takiego wniosku albo nie masz do niego dostępu.');
  const legal = legalContext(actor, legalInput);
  await openCase(context, row, { actor, action: 'application.read', objectType: 'application', objectId: row.id, legal, opens, of: 'BOTH' });
  return actor;
}
