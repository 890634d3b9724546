import type { Role } from '../core/access/actor.js';
import { DECLARATION_CLAUSE } from '../core/applications/application.js';
import { warsawDate, type LocalDate } from '../vocabulary/local-date.js';
import type { GraphClient } from './graph-client.js';
import { POPULATION } from './population.js';

/** Clients of the graph, each with the token of its role. */
export type As = (role: Role) => GraphClient;
export type Say = (line: string) => void;

const GMINA = POPULATION[0]!.gmina!.gmina;
const PATIENCE_MILLISECONDS = 60_000;
type Payload<Field extends string, Value> = { readonly [name: string]: { readonly userErrors: readonly { code: string }[] } & Readonly<Record<Field, Value>> };

/**
 * Walks one application through the public graph, from a resident's wish to the provider's confirmation, and says each
 * step as the subscription shows it. Resolves when the item of the plan is closed.
 */
export async function walk(as: As, say: Say, providerCatalogueId: string, serial = 0, patienceMilliseconds = PATIENCE_MILLISECONDS): Promise<{ applicationId: string; referralId: string }> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error('Realizator jeszcze nie odpowiedział.')), patienceMilliseconds);
  try {
    const applicationId = await submit(as('clerk'), serial, say);
    const closed = watch(as('coordinator'), applicationId, say, stop.signal);
    closed.catch(() => undefined); // awaited below
    const referralId = await coordinate(as, applicationId, providerCatalogueId);
    await closed;
    return { applicationId, referralId };
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

async function submit(clerk: GraphClient, serial: number, say: Say): Promise<string> {
  const [applicant, person] = [POPULATION[(serial * 2 + 1) % POPULATION.length]!, POPULATION[(serial * 2) % POPULATION.length]!];
  const named = ({ identifier, givenName, familyName }: typeof person) => ({ identifier, givenName, familyName });
  const { submitApplication } = await clerk.ask<Payload<'application', { id: string; number: string; finding: { parts: readonly Part[] } }>>(
    `mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) {
      application { id number finding { parts { mode unit { code } rule statute because } } } userErrors { code field } } }`,
    {
      input: {
        channel: 'PAPER', matters: ['CUS-001'], agreesToForwarding: true, declaration: { clause: DECLARATION_CLAUSE.version },
        applicant: { ...named(applicant), capacity: 'ACTUAL_CARER' },
        personConcerned: { ...named(person), residence: GMINA, address: `ul. ${person.gmina!.street} ${person.gmina!.house}, Zielone Wzgórze` },
      },
    },
  );
  const { id, number, finding } = done(submitApplication!, 'application');
  const [part] = finding.parts;
  say(`wniosek ${number} złożony; właściwa jednostka: ${part!.unit.code}, tryb ${part!.mode}`);
  say(`  bo: ${part!.because} (${part!.statute})`);
  return id;
}
interface Part { readonly mode: string; readonly unit: { readonly code: string }; readonly statute: string; readonly because: string }

/** Days of a plan that begins now: one that began before its application was filed would be refused. */
export const halfYearFrom = (now: Date): { from: LocalDate; until: LocalDate } =>
  ({ from: warsawDate(now), until: warsawDate(new Date(now.getTime() + HALF_YEAR_MILLISECONDS)) });
const HALF_YEAR_MILLISECONDS = 180 * 86_400_000;

/** The coordinator's and the director's steps, up to the referral. */
async function coordinate(as: As, applicationId: string, providerCatalogueId: string): Promise<string> {
  const coordinator = as('coordinator');
  const { assignApplication } = await as('clerk').ask<Payload<'application', { id: string }>>(
    'mutation ($id: ID!) { assignApplication(id: $id) { application { id } userErrors { code } } }', { id: applicationId });
  done(assignApplication!, 'application');
  const { recordNeeds } = await coordinator.ask<Payload<'application', { needs: readonly { id: string }[] }>>(
    `mutation ($id: ID!) { recordNeeds(applicationId: $id, needs: [{ area: 4, description: "Pomoc w codziennych czynnościach w domu." }]) {
      application { needs { id } } userErrors { code } } }`, { id: applicationId });
  const [need] = done(recordNeeds!, 'application').needs;
  const { services } = await coordinator.ask<{ services: { edges: readonly { node: { id: string; active: boolean; provider: { id: string } } }[] } }>(
    '{ services(first: 100) { edges { node { id active provider { id } } } } }');
  const service = services.edges.map(({ node }) => node).find(({ active, provider }) => active && provider.id === providerCatalogueId);
  if (!service) throw new Error('W katalogach nie ma czynnej usługi tego realizatora.');
  const { draftPlan } = await coordinator.ask<Payload<'plan', { id: string; items: readonly { id: string }[] }>>(
    'mutation ($input: DraftPlanInput!) { draftPlan(input: $input) { plan { id items { id } } userErrors { code field } } }',
    { input: { applicationId, ...halfYearFrom(new Date()), items: [{ needId: need!.id, serviceId: service.id }] } });
  const plan = done(draftPlan!, 'plan');
  const { approvePlan } = await as('director').ask<Payload<'plan', { id: string }>>(
    'mutation ($id: ID!) { approvePlan(id: $id) { plan { id } userErrors { code } } }', { id: plan.id });
  done(approvePlan!, 'plan');
  const { issueReferral } = await coordinator.ask<Payload<'referral', { id: string }>>(
    'mutation ($item: ID!) { issueReferral(planItemId: $item) { referral { id } userErrors { code } } }', { item: plan.items[0]!.id });
  return done(issueReferral!, 'referral').id;
}

function done<Field extends string, Value>(payload: { readonly userErrors: readonly { code: string }[] } & Readonly<Record<Field, Value>>, field: Field): NonNullable<Value> {
  if (payload.userErrors.length > 0) throw new Error(payload.userErrors.map(({ code }) => code).join(', '));
  return payload[field]!;
}

interface Seen { readonly applicationEvents: { readonly type: string; readonly state: string; readonly detail: string | null } }

async function watch(coordinator: GraphClient, applicationId: string, say: Say, stop: AbortSignal): Promise<void> {
  const events = coordinator.listen<Seen>(
    'subscription ($id: ID!) { applicationEvents(applicationId: $id, after: "START") { type state detail } }', { id: applicationId }, stop);
  for await (const { applicationEvents: { type, state, detail } } of events) {
    say(`  ${type.padEnd(24)} ${state}${detail ? ` (${detail})` : ''}`);
    if (type === 'PLAN_ITEM_CLOSED') return;
  }
  throw stop.reason instanceof Error ? stop.reason : new Error('Subskrypcja skończyła się przed czasem.');
}
