import { nextState } from '../../vocabulary/lifecycle.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { APPLICATION_LIFE, type ApplicationState } from '../applications/lifecycle.js';
import { parameterOn } from '../law/parameters.js';
import { deadline } from '../routing/deadlines.js';
import type { CatalogueService } from '../residents/catalogue.js';
import type { Plan, PlanItem } from './plan.js';

export interface PlanDraft {
  readonly planId: string;
  readonly applicationId: string;
  /** Day of filing: a plan does not begin before it. */
  readonly filedOn: LocalDate;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly dueOn: LocalDate;
  readonly items: readonly { readonly id: string; readonly needId: string; readonly service: CatalogueService | undefined }[];
}

export interface Drafted {
  readonly applicationState: ApplicationState;
  readonly plan: Plan;
  readonly items: readonly PlanItem[];
}

/** The coordinator draws up a plan: services for recognised needs, one year at most (art. 40). */
export function draft(state: ApplicationState, recognisedNeeds: ReadonlySet<string>, wanted: PlanDraft): Outcome<Drafted> {
  const applicationState = nextState(APPLICATION_LIFE, state, 'draftPlan');
  if (!applicationState) return refuse('APPLICATION_STATE', 'applicationId');
  if (wanted.items.length === 0) return refuse('NEEDS_MISSING', 'items');
  if (wanted.from < wanted.filedOn) return refuse('INVALID_VALUE', 'from');
  if (wanted.until < wanted.from) return refuse('INVALID_VALUE', 'until');
  if (wanted.until > lastDay(wanted.from, wanted.filedOn)) return refuse('PLAN_TOO_LONG', 'until');
  const items: PlanItem[] = [];
  for (const [position, { id, needId, service }] of wanted.items.entries()) {
    if (!recognisedNeeds.has(needId)) return refuse('NOT_FOUND', `items.${position}.needId`);
    if (!service) return refuse('SERVICE_UNKNOWN', `items.${position}.serviceId`);
    if (!service.active) return refuse('SERVICE_NOT_ACTIVE', `items.${position}.serviceId`);
    items.push({
      id, needId, planId: wanted.planId, state: 'PLANNED', serviceId: service.id, serviceName: service.name,
      catalogueProviderId: service.provider.id, catalogueProviderName: service.provider.name,
    });
  }
  const { planId, applicationId, from, until, dueOn } = wanted;
  return done({ applicationState, items, plan: { id: planId, applicationId, state: 'DRAFT', from, until, dueOn } });
}

/** Last day that a plan can have, by the law of the day of filing; from 29 February a year ends on 28 February (k.p.a. art. 57 § 3a). */
const lastDay = (from: LocalDate, filedOn: LocalDate): LocalDate =>
  deadline(from, { amount: parameterOn('PLAN_AT_MOST_MONTHS', filedOn)!.value, unit: 'M' }).rawEnd;
