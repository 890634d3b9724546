import type { Purpose } from '../../vocabulary/legal-context.js';
import { SOURCE_SYSTEMS, type SourceSystem } from '../../vocabulary/source-system.js';
import { CASE_STAFF, type Actor, type Role } from './actor.js';

/**
 * What a purpose opens: who may name it, and which sources it lets the hub ask at all.
 * A source that is not listed is not called; its part says DENIED and why (ustawa o CUS art. 50 ust. 1, RODO art. 5 ust. 1 lit. b).
 */
export const PURPOSE_RULES = {
  APPLICATION_HANDLING: { name: 'rozpatrzenie wniosku', roles: [...CASE_STAFF, 'unit'], sources: ['OPS', 'GMINA', 'PUP', 'NGO'] },
  NEEDS_RECOGNITION: { name: 'rozpoznanie indywidualnych potrzeb', roles: ['coordinator', 'organizer'], sources: SOURCE_SYSTEMS },
  PLAN_COORDINATION: { name: 'koordynacja planu usług', roles: ['coordinator', 'organizer', 'director'], sources: SOURCE_SYSTEMS },
  REFERRAL_FULFILMENT: { name: 'realizacja skierowania', roles: ['provider'], sources: [] },
  SUPERVISION: { name: 'nadzór i kontrola', roles: ['director', 'auditor'], sources: ['GMINA'] },
  DATA_SUBJECT_ACCESS: { name: 'dostęp osoby do własnych danych', roles: ['resident', 'director'], sources: SOURCE_SYSTEMS },
} as const satisfies Record<Purpose, { name: string; roles: readonly Role[]; sources: readonly SourceSystem[] }>;

export const mayName = (actor: Actor, purpose: Purpose): boolean =>
  (PURPOSE_RULES[purpose].roles as readonly Actor['role'][]).includes(actor.role);

export const opens = (purpose: Purpose, system: SourceSystem): boolean =>
  (PURPOSE_RULES[purpose].sources as readonly SourceSystem[]).includes(system);
