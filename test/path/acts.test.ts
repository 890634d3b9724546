import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { DECLARATION_CLAUSE } from '../../src/core/applications/application.js';
import type { GraphClient } from '../../src/demo/graph-client.js';
import { POPULATION } from '../../src/demo/population.js';
import { runningHub, type RunningHub } from '../running-hub.js';

let hub: RunningHub;
let owner: pg.Client;
beforeAll(async () => {
  hub = await runningHub();
  owner = new pg.Client({ connectionString: hub.database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await hub.close();
});

const rowsOf = async (sql: string, values: readonly unknown[] = []): Promise<readonly unknown[]> => (await owner.query(sql, [...values])).rows;

const LEGAL = { basis: 'k.p.a. art. 65', purpose: 'APPLICATION_HANDLING', caseId: 'W/2026/1' };
const PART = 'parts { matter state mode unit { code } }';

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly escalated: boolean;
  readonly unit: { readonly code: string } | null;
  readonly parts: readonly { readonly matter: string; readonly state: string; readonly mode: string | null; readonly unit: { readonly code: string } | null }[];
  readonly forwardings: readonly { readonly id: string; readonly state: string; readonly unit: { readonly code: string } }[];
  readonly disputes: readonly { readonly matter: string; readonly body: string; readonly competent: string | null }[];
}

async function submit(matters: readonly string[], more: Record<string, unknown> = {}): Promise<string> {
  const [person] = POPULATION;
  const { identifier, givenName, familyName } = person!;
  const { submitApplication } = await hub.as('clerk').ask<{ submitApplication: { application: { id: string } | null; userErrors: readonly unknown[] } }>(
    'mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { application { id } userErrors { code field } } }',
    {
      input: {
        channel: 'PAPER', matters, declaration: { clause: DECLARATION_CLAUSE.version }, applicant: { identifier, givenName, familyName, capacity: 'PERSON_CONCERNED' },
        personConcerned: { identifier, givenName, familyName, residence: person!.gmina!.gmina }, ...more,
      },
    });
  expect(submitApplication.userErrors).toEqual([]);
  return submitApplication.application!.id;
}

/** Runs a mutation whose payload has one object and `userErrors`, and returns the codes of the refusals. */
async function act(who: GraphClient, call: string, variables: Record<string, unknown>, types: string): Promise<readonly string[]> {
  const answer = await who.ask<Record<string, { userErrors: readonly { code: string }[] }>>(`mutation (${types}) { act: ${call} { userErrors { code field } } }`, variables);
  return answer['act']!.userErrors.map(({ code }) => code);
}
const onApplication = (who: GraphClient, name: string, id: string) => act(who, `${name}(id: $id)`, { id }, '$id: ID!');

async function shown(id: string): Promise<Shown> {
  const { application } = await hub.as('clerk').ask<{ application: Shown }>(
    `query ($id: ID!) { application(id: $id) { id state escalated unit { code } ${PART} forwardings { id state unit { code } } disputes { matter body competent } } }`, { id });
  return application;
}

interface Inbox { readonly forwardings: { readonly edges: readonly { readonly node: { readonly id: string; readonly applicationId: string; readonly state: string } }[] } }
const inboxOf = async (unit: string) => (await hub.as('unit', { unit }).ask<Inbox>('{ forwardings { edges { node { id applicationId state } } } }')).forwardings.edges.map(({ node }) => node);

test('an application for another organ lands in its inbox, is opened there on a ground that the audit keeps, and is followed until it is acknowledged', async () => {
  const id = await submit(['PUP-001']);
  expect(await onApplication(hub.as('clerk'), 'forwardApplication', id)).toEqual([]);
  expect(await shown(id)).toMatchObject({ state: 'FORWARDED', unit: { code: 'PUP' }, parts: [{ matter: 'PUP-001', state: 'FORWARDED', mode: 'KPA65' }] });

  const [entry] = await inboxOf('PUP');
  expect(entry).toMatchObject({ applicationId: id, state: 'SENT' });
  expect(await inboxOf('PCPR')).toEqual([]);
  const opening = 'query ($id: ID!, $legal: LegalContextInput!) { forwardingPackage(id: $id, legal: $legal) { number because statute applicant { familyName } } }';
  expect(await hub.as('unit', { unit: 'PCPR' }).ask(opening, { id: entry!.id, legal: LEGAL })).toEqual({ forwardingPackage: null });
  const { forwardingPackage } = await hub.as('unit', { unit: 'PUP' }).ask<{ forwardingPackage: Record<string, unknown> }>(opening, { id: entry!.id, legal: LEGAL });
  expect(forwardingPackage).toMatchObject({ applicant: { familyName: POPULATION[0]!.familyName }, statute: expect.stringContaining('k.p.a. art. 65') });
  const rows = await rowsOf("select actor_role, opened, basis from audit where action = 'forwarding.package'");
  expect(rows).toEqual([{ actor_role: 'unit', opened: ['forwardingPackage'], basis: LEGAL.basis }]);

  expect(await act(hub.as('unit', { unit: 'PCPR' }), 'acknowledgeForwarding(id: $id)', { id: entry!.id }, '$id: ID!')).toEqual(['NOT_FOUND']);
  const elsewhere = hub.as('unit', { unit: 'PUP', territory: '1465' }); // there is a PUP in every powiat
  expect(await elsewhere.ask<Inbox>('{ forwardings { edges { node { id } } } }')).toEqual({ forwardings: { edges: [] } });
  expect(await elsewhere.ask(opening, { id: entry!.id, legal: LEGAL })).toEqual({ forwardingPackage: null });
  expect(await act(elsewhere, 'acknowledgeForwarding(id: $id)', { id: entry!.id }, '$id: ID!')).toEqual(['NOT_FOUND']);
  expect(await act(hub.as('unit', { unit: 'PUP' }), 'acknowledgeForwarding(id: $id)', { id: entry!.id }, '$id: ID!')).toEqual([]);
  expect(await shown(id)).toMatchObject({ state: 'FORWARDED', parts: [{ state: 'TAKEN_OVER' }], forwardings: [{ state: 'ACKNOWLEDGED' }] });
  expect(await act(hub.as('unit', { unit: 'PUP' }), 'acknowledgeForwarding(id: $id)', { id: entry!.id }, '$id: ID!')).toEqual(['FORWARDING_STATE']);
});

test('a unit hears as an event what is passed to it, and nothing of what is passed to others', async () => {
  const stop = new AbortController();
  const listened = hub.as('unit', { unit: 'PCPR' }).listen<{ applicationEvents: { type: string; applicationId: string; detail: string } }>(
    'subscription { applicationEvents(after: "START") { type applicationId detail } }', {}, stop.signal);
  const [toPup, toPcpr] = [await submit(['PUP-001']), await submit(['PZ-001'])];
  for (const id of [toPup, toPcpr]) expect(await onApplication(hub.as('clerk'), 'forwardApplication', id)).toEqual([]);
  for await (const { applicationEvents } of listened) {
    expect(applicationEvents).toEqual({ type: 'APPLICATION_FORWARDED', applicationId: toPcpr, detail: 'PCPR' });
    break;
  }
  stop.abort();
  await expect(hub.as('unit', { unit: 'PCPR' }).ask('query ($id: ID!) { application(id: $id) { id } }', { id: toPcpr })).rejects.toThrow('FORBIDDEN');
});

test('a unit hears that the applicant took the application back, and others do not', async () => {
  const id = await submit(['CUS-001', 'WR-003'], { agreesToForwarding: true });
  expect(await act(hub.as('clerk'), 'forwardApplication(id: $id, matters: ["WR-003"])', { id }, '$id: ID!')).toEqual([]);
  expect(await onApplication(hub.as('clerk'), 'withdrawApplication', id)).toEqual([]);
  const stop = new AbortController();
  const listened = hub.as('unit', { unit: 'GJO' }).listen<{ applicationEvents: { type: string; applicationId: string; detail: string } }>(
    'subscription { applicationEvents(after: "START") { type applicationId detail } }', {}, stop.signal);
  const heard: unknown[] = [];
  for await (const { applicationEvents } of listened) if (heard.push(applicationEvents) === 2) break;
  stop.abort();
  expect(heard).toEqual(['APPLICATION_FORWARDED', 'APPLICATION_WITHDRAWN'].map((type) => ({ type, applicationId: id, detail: 'GJO' })));
});

test('what is sent back goes to and fro no more: it is disputed, escalates, and ends with a decision', async () => {
  const id = await submit(['PZ-001']);
  expect(await onApplication(hub.as('clerk'), 'forwardApplication', id)).toEqual([]);
  const refusing = () => shown(id).then(({ forwardings }) => act(hub.as('unit', { unit: 'PCPR' }), 'refuseForwarding(id: $id, reason: NOT_COMPETENT_BY_PLACE)', { id: forwardings.at(-1)!.id }, '$id: ID!'));
  expect(await refusing()).toEqual([]);
  expect(await shown(id)).toMatchObject({ state: 'SUBMITTED', escalated: false, parts: [{ state: 'SENT_BACK' }] });
  expect(await onApplication(hub.as('clerk'), 'forwardApplication', id)).toEqual(['FORWARDED_BEFORE']);

  const dispute = (who: GraphClient) => act(who, 'declareDispute(id: $id, matter: "PZ-001")', { id }, '$id: ID!');
  expect(await dispute(hub.as('clerk'))).toEqual(['NOT_PERMITTED']);
  expect(await dispute(hub.as('director'))).toEqual([]);
  expect(await shown(id)).toMatchObject({ parts: [{ state: 'DISPUTED' }], disputes: [{ matter: 'PZ-001', body: 'SKO', competent: null }] });
  const settle = (competent: string) => act(hub.as('director'), `settleDispute(id: $id, matter: "PZ-001", competent: ${competent}, unit: "CUS-PS")`, { id }, '$id: ID!');
  expect(await settle('THEIRS')).toEqual([]);
  expect(await shown(id)).toMatchObject({ state: 'FORWARDED', disputes: [{ competent: 'THEIRS' }], forwardings: [{ state: 'REFUSED' }, { state: 'SENT' }] });
  expect(await refusing()).toEqual([]);
  expect(await shown(id)).toMatchObject({ escalated: true, parts: [{ state: 'SENT_BACK' }] });
  const { applications } = await hub.as('director').ask<{ applications: { edges: readonly { node: { id: string } }[] } }>('{ applications(filter: { escalated: true }) { edges { node { id } } } }');
  expect(applications.edges.map(({ node }) => node.id)).toContain(id);
});

test('several matters of several organs: the applicant is told of the others, and the centre goes on with its own', async () => {
  const id = await submit(['CUS-001', 'PUP-001', 'ZUS-001', 'SA-001']);
  for (const name of ['splitApplication', 'informApplicant', 'returnApplication', 'assignApplication']) expect([name, await onApplication(hub.as('clerk'), name, id)]).toEqual([name, []]);
  expect(await shown(id)).toMatchObject({
    state: 'ASSIGNED', unit: { code: 'CUS-PROG' },
    parts: [{ matter: 'CUS-001', state: 'ASSIGNED' }, { matter: 'PUP-001', state: 'SEPARATED' }, { matter: 'ZUS-001', state: 'INFORMED' }, { matter: 'SA-001', state: 'RETURNED' }],
  });
  const rows = await rowsOf('select kind from letter where application_id = $1 order by sequence', [id]);
  expect(rows).toEqual([{ kind: 'SEPARATE_66' }, { kind: 'INFORMATION' }, { kind: 'RETURN_66' }]);
});

test('help against violence writes nobody: a letter at home can be read by the wrong person', async () => {
  const id = await submit(['PD-001'], { signature: 'NONE' });
  const { finding } = (await hub.as('clerk').ask<{ application: { finding: { outcome: string } } }>('query ($id: ID!) { application(id: $id) { finding { outcome } } }', { id })).application;
  expect(finding.outcome).toBe('EMERGENCY');
  const emergencies = (emergency: boolean) => hub.as('clerk').ask<{ applications: { edges: readonly { node: { id: string } }[] } }>(
    'query ($emergency: Boolean) { applications(filter: { emergency: $emergency }, first: 100) { edges { node { id } } } }', { emergency })
    .then(({ applications }) => applications.edges.map(({ node }) => node.id));
  expect(await emergencies(true)).toEqual([id]);
  expect(await emergencies(false)).not.toContain(id);
  expect(await act(hub.as('clerk'), 'callToComplete(id: $id)', { id }, '$id: ID!')).toEqual(['NO_DEFECTS']); // unsigned, without an address
  expect(await onApplication(hub.as('clerk'), 'assignApplication', id)).toEqual([]);
  const rows = await rowsOf('select kind from letter where application_id = $1', [id]);
  expect(rows).toEqual([]);
});
