import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DECLARATION_CLAUSE } from '../../src/core/applications/application.js';
import type { GraphClient } from '../../src/demo/graph-client.js';
import { POPULATION } from '../../src/demo/population.js';
import { runningHub, type RunningHub } from '../running-hub.js';

const [MOTHER, CARER, STRANGER] = [POPULATION[8]!, POPULATION[9]!, POPULATION[10]!];
const named = ({ identifier, givenName, familyName }: typeof MOTHER) => ({ identifier, givenName, familyName });
const legal = { basis: 'RODO art. 15', purpose: 'DATA_SUBJECT_ACCESS', caseId: 'W/2026/000001' };
const HANDLING = { basis: 'k.p.a. art. 61', purpose: 'APPLICATION_HANDLING', caseId: 'W/2026/000001' };
const WORDS = 'Potrzebuje pomocy w zakupach.';

interface Address { readonly givenName: string; readonly address: string | null; readonly phone: string | null }
interface Seen {
  readonly people: { readonly applicant: Address; readonly personConcerned: Address };
  readonly needs: readonly { readonly description: string }[];
  readonly letters: readonly { readonly kind: string; readonly text: string }[];
}

let hub: RunningHub;
beforeAll(async () => { hub = await runningHub(); });
afterAll(() => hub.close());

/** Filed by a carer. On paper where a clerk files it. */
async function filed(who: GraphClient, channel: 'PAPER' | 'ACCOUNT'): Promise<{ id: string; residentId: string }> {
  const { submitApplication } = await who.ask<{ submitApplication: { application: { id: string; residentId: string } | null; userErrors: object[] } }>(
    'mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { application { id residentId } userErrors { code field } } }', { input: {
      channel, matters: ['CUS-001'], declaration: { clause: DECLARATION_CLAUSE.version },
      applicant: { ...named(CARER), capacity: 'ACTUAL_CARER', address: 'ul. Tajna 1, 00-000 Zielone Wzgórze', phone: '600 100 200' },
      personConcerned: { ...named(MOTHER), address: 'ul. Lipowa 5, 00-000 Zielone Wzgórze', residence: MOTHER.gmina!.gmina },
    } });
  expect(submitApplication.userErrors).toEqual([]);
  return submitApplication.application!;
}

const called = (id: string) => hub.as('clerk').ask('mutation ($id: ID!) { callToComplete(id: $id) { userErrors { code } } }', { id });
async function worked(id: string): Promise<void> {
  await hub.as('clerk').ask('mutation ($id: ID!) { assignApplication(id: $id) { userErrors { code } } }', { id });
  const { recordNeeds } = await hub.as('coordinator').ask<{ recordNeeds: object }>(
    'mutation ($id: ID!, $words: String!) { recordNeeds(applicationId: $id, needs: [{ area: 4, description: $words }]) { userErrors { code } } }', { id, words: WORDS });
  expect(recordNeeds).toEqual({ userErrors: [] });
}
const look = async (who: GraphClient, id: string, ground = legal) => (await who.ask<{ application: Seen | null }>(`query ($id: ID!, $legal: LegalContextInput!) { application(id: $id) {
  people(legal: $legal) { applicant { givenName address phone } personConcerned { givenName address phone } } needs { description(legal: $legal) } letters { kind text(legal: $legal) } } }`, { id, legal: ground })).application;
const withdrawn = async (who: GraphClient, id: string) => (await who.ask<{ withdrawApplication: { userErrors: { code: string }[] } }>(
  'mutation ($id: ID!) { withdrawApplication(id: $id) { userErrors { code } } }', { id })).withdrawApplication.userErrors.map(({ code }) => code);
const listed = async (who: GraphClient) => (await who.ask<{ applications: { edges: { node: { id: string } }[] } }>('{ applications(first: 100) { edges { node { id } } } }')).applications.edges.map(({ node }) => node.id);

async function residentIdOf({ identifier }: typeof MOTHER): Promise<string> {
  return (await hub.as('coordinator').ask<{ resident: { id: string } }>('query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) { resident(identifier: $identifier, legal: $legal) { id } }', {
    identifier, legal: { ...HANDLING, purpose: 'NEEDS_RECOGNITION' },
  })).resident.id;
}
const logOf = async (resident: string) => (await hub.as('auditor').ask<{ accessLog: { edges: { node: { action: string; opened: string[]; actorRole: string } }[] } }>(
  'query ($id: ID!) { accessLog(resident: $id, first: 100) { edges { node { action opened actorRole } } } }', { id: resident })).accessLog.edges.map(({ node }) => node);

describe('what a carer filed on paper', () => {
  let id: string;
  let mother: GraphClient;
  let carer: GraphClient;
  let carerId: string;
  beforeAll(async () => {
    const application = await filed(hub.as('clerk'), 'PAPER');
    id = application.id;
    carerId = await residentIdOf(CARER);
    mother = hub.as('resident', { resident: application.residentId, subject: 'account-of-the-mother' });
    carer = hub.as('resident', { resident: carerId, subject: 'account-of-the-carer' });
    await worked(id);
  });

  test('the carer reads, with the letters and both addresses', async () => {
    expect(await listed(carer)).toEqual([id]);
    expect(await look(carer, id)).toMatchObject({ people: { applicant: { phone: '600 100 200' }, personConcerned: { address: expect.any(String) } }, needs: [{ description: WORDS }] });
  });

  test('whom it is about reads, without where the carer lives and without what was written to the carer', async () => {
    expect(await listed(mother)).toEqual([id]);
    const seen = (await look(mother, id))!;
    expect(seen.people).toEqual({
      applicant: { givenName: CARER.givenName, address: null, phone: null },
      personConcerned: { givenName: MOTHER.givenName, address: 'ul. Lipowa 5, 00-000 Zielone Wzgórze', phone: null },
    });
    expect([seen.needs, seen.letters]).toEqual([[{ description: WORDS }], []]);
    expect(await withdrawn(mother, id)).toEqual(['NOT_FOUND']);
  });

  test('nobody else does, and no account that is called like the clerk who wrote it down', async () => {
    for (const subject of ['stranger', 'demo-clerk']) {
      for (const who of [hub.as('resident', { subject }), hub.as('resident', { subject, resident: await residentIdOf(STRANGER) })]) {
        expect([await listed(who), await look(who, id), await withdrawn(who, id)]).toEqual([[], null, ['NOT_FOUND']]);
      }
    }
  });

  test('every opening stands in the log of both, and what the centre found out in the log of whom it is about', async () => {
    const motherId = await residentIdOf(MOTHER);
    await look(hub.as('clerk'), id, HANDLING);
    await hub.as('auditor').ask('query ($id: ID!) { application(id: $id) { finding { trail { rule } } plan { id } } }', { id });
    await hub.as('coordinator').ask('query ($id: ID!) { applications(filter: { residentId: $id }) { edges { node { number } } } }', { id: motherId });
    const [ofMother, ofCarer] = [await logOf(motherId), await logOf(carerId)];
    const openedBy = (log: typeof ofMother, role: string) => new Set(log.filter(({ actorRole }) => actorRole === role).flatMap(({ opened }) => opened));
    expect([...openedBy(ofCarer, 'clerk')]).toEqual(expect.arrayContaining(['people', 'descriptions of needs']));
    expect([...openedBy(ofMother, 'clerk')]).toEqual(expect.arrayContaining(['application', 'needs', 'people', 'descriptions of needs']));
    expect([...openedBy(ofMother, 'auditor')]).toEqual(expect.arrayContaining(['application', 'finding', 'plan']));
    expect(openedBy(ofMother, 'coordinator')).toContain('applications');
  });

  test('the carer takes it back', async () => expect(await withdrawn(carer, id)).toEqual([]));
});

test('an account that is tied to nobody reads what it filed and the letters to it, and nothing that the centre found out', async () => {
  const nobody = hub.as('resident', { subject: 'account-of-nobody' });
  const { id } = await filed(nobody, 'ACCOUNT');
  await called(id);
  await hub.as('clerk').ask('mutation ($id: ID!) { supplementApplication(id: $id, input: { signature: HANDWRITTEN }) { userErrors { code } } }', { id });
  await worked(id);
  const seen = (await look(nobody, id))!;
  expect(seen).toMatchObject({ people: { personConcerned: { givenName: MOTHER.givenName } }, needs: [], letters: [{ kind: 'CALL_64' }] });
  expect((await look(hub.as('coordinator'), id, { ...HANDLING, purpose: 'NEEDS_RECOGNITION' }))!.needs).toEqual([{ description: WORDS }]);
  const supplemented = await nobody.ask<{ supplementApplication: object }>(
    'mutation ($id: ID!) { supplementApplication(id: $id, input: { signature: ACCOUNT }) { userErrors { code field } } }', { id });
  expect(supplemented.supplementApplication).toEqual({ userErrors: [{ code: 'NOT_PERMITTED', field: ['signature'] }] });
});
