import type { SyntheticPerson } from '../connectors/synthetic-person.js';
import { DECLARATION_CLAUSE } from '../src/core/applications/application.js';
import { halfYearFrom } from '../src/demo/walk.js';
import type { RunningHub } from './running-hub.js';

interface Issued {
  readonly referral: { readonly id: string; readonly state: string; readonly serviceId: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
  readonly applicationId: string;
}

/** Takes an application of this person through the public graph up to a referral to the service. */
export async function issueReferralFor(hub: RunningHub, serviceId: string, person: SyntheticPerson): Promise<Issued> {
  const coordinator = hub.as('coordinator');
  const { identifier, givenName, familyName } = person;
  const { submitApplication } = await hub.as('clerk').ask<{ submitApplication: { application: { id: string } } }>(
    'mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { application { id } userErrors { code } } }',
    {
      input: {
        channel: 'PAPER', matters: ['CUS-001'], agreesToForwarding: true, declaration: { clause: DECLARATION_CLAUSE.version },
        applicant: { capacity: 'PERSON_CONCERNED', identifier, givenName, familyName },
        personConcerned: { identifier, givenName, familyName, residence: person.gmina!.gmina },
      },
    });
  const applicationId = submitApplication.application.id;
  const { recordNeeds } = await coordinator.ask<{ recordNeeds: { application: { needs: { id: string }[] } } }>(
    `mutation ($id: ID!) { assignApplication(id: $id) { userErrors { code } }
      recordNeeds(applicationId: $id, needs: [{ area: 5, description: "Wsparcie." }]) { application { needs { id } } } }`, { id: applicationId });
  const { draftPlan } = await coordinator.ask<{ draftPlan: { plan: { id: string; items: { id: string }[] } } }>(
    'mutation ($input: DraftPlanInput!) { draftPlan(input: $input) { plan { id items { id } } userErrors { code field } } }',
    { input: { applicationId, ...halfYearFrom(new Date()), items: [{ needId: recordNeeds.application.needs[0]!.id, serviceId }] } });
  await hub.as('director').ask('mutation ($id: ID!) { approvePlan(id: $id) { userErrors { code } } }', { id: draftPlan.plan.id });
  const { issueReferral } = await coordinator.ask<{ issueReferral: Omit<Issued, 'applicationId'> }>(
    'mutation ($id: ID!) { issueReferral(planItemId: $id) { referral { id state serviceId } userErrors { code } } }', { id: draftPlan.plan.items[0]!.id });
  return { ...issueReferral, applicationId };
}
