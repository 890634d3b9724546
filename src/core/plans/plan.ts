import type { LocalDate } from '../../vocabulary/local-date.js';
import type { PlanItemState, PlanState } from './lifecycle.js';

/** Individual plan of social services (indywidualny plan usług społecznych, IPUS; ustawa o CUS art. 39). */
export interface Plan {
  readonly id: string;
  readonly applicationId: string;
  readonly state: PlanState;
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Last day to draw it up: 30 days from filing (art. 40), after k.p.a. art. 57 § 4. */
  readonly dueOn: LocalDate;
}

/** A service for a recognised need, as the catalogue described it when the plan was drafted. */
export interface PlanItem {
  readonly id: string;
  readonly planId: string;
  readonly needId: string;
  readonly serviceId: string;
  readonly serviceName: string;
  /** Who delivers it, as the catalogue names them: `NGO:<id of the organisation>`. */
  readonly catalogueProviderId: string;
  readonly catalogueProviderName: string;
  readonly state: PlanItemState;
}
