import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { DECLARATION_CLAUSE } from '../../src/core/applications/application.js';
import { deadline } from '../../src/core/routing/deadlines.js';
import type { GraphClient } from '../../src/demo/graph-client.js';
import { POPULATION } from '../../src/demo/population.js';
import { warsawDate } from '../../src/vocabulary/local-date.js';
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

const rowsOf = async <Row>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> => (await owner.query(sql, [...values])).rows as Row[];

const LEGAL = { basis: 'k.p.a. art. 63', purpose: 'APPLICATION_HANDLING', caseId: 'W/2026/1' };
const { identifier, givenName, familyName, gmina } = POPULATION[0]!;
const ADDRESS = 'ul. Polna 7, 00-950 Zielone Wzgórze';
const ON_PAPER = {
  channel: 'PAPER', matters: ['CUS-001'], signature: 'NONE', applicant: { identifier, givenName, familyName, capacity: 'PERSON_CONCERNED' },
  personConcerned: { identifier, givenName, familyName, address: ADDRESS, residence: gmina!.gmina },
};

interface Refusal { readonly code: string; readonly field: readonly string[] | null }
interface Deadline { readonly id: string; readonly kind: string; readonly state: string; readonly overdue: boolean; readonly paused: boolean; readonly alarm: string | null; readonly extendedTo: string | null }
interface Shown {
  readonly id: string;
  readonly state: string;
  readonly receivedAtMicroseconds: string;
  readonly defects: readonly { readonly code: string; readonly name: string; readonly statute: string }[];
  readonly declaration: { readonly clause: string; readonly text: string | null } | null;
  readonly letters: readonly { readonly kind: string; readonly dispatches: readonly { readonly id: string; readonly state: string }[] }[];
  readonly deadlines: readonly Deadline[];
}

/** Runs a mutation, and returns what its payload says. */
async function act<Payload>(call: string, types: string, variables: Record<string, unknown>, shows: string, who: GraphClient = hub.as('clerk')): Promise<Payload & { readonly userErrors: readonly Refusal[] }> {
  const { act: payload } = await who.ask<{ act: Payload & { userErrors: readonly Refusal[] } }>(`mutation (${types}) { act: ${call} { ${shows} userErrors { code field } } }`, variables);
  return payload;
}
const codesOf = ({ userErrors }: { readonly userErrors: readonly Refusal[] }) => userErrors.map(({ code }) => code);
const onApplication = async (call: string, id: string, types = '$id: ID!', variables: Record<string, unknown> = {}) =>
  codesOf(await act<object>(call, types, { id, ...variables }, ''));

async function submit(changes: Record<string, unknown> = {}, who?: GraphClient): Promise<string> {
  const payload = await act<{ application: { id: string } | null }>('submitApplication(input: $input)', '$input: SubmitApplicationInput!', { input: { ...ON_PAPER, ...changes } }, 'application { id }', who);
  expect(payload.userErrors).toEqual([]);
  return payload.application!.id;
}

const DEADLINE = 'id kind state overdue paused alarm extendedTo';
async function shown(id: string): Promise<Shown> {
  const { application } = await hub.as('clerk').ask<{ application: Shown }>(`query ($id: ID!) { application(id: $id) {
    id state receivedAtMicroseconds defects { code name statute } declaration { clause text } letters { kind dispatches { id state } } deadlines { ${DEADLINE} } } }`, { id });
  return application;
}

/** The call is posted and delivered; with `daysAgo` as if all of that had been so long ago. */
async function deliverTheCall(id: string, daysAgo = 0): Promise<void> {
  const dispatch = (await shown(id)).letters.find(({ kind }) => kind === 'CALL_64')!.dispatches[0]!.id;
  expect(await onApplication('recordPosting(id: $id)', dispatch)).toEqual([]);
  await rowsOf("update dispatch set sent_at = sent_at - interval '40 days' where id = $1", [dispatch]);
  const [day] = await rowsOf<{ on: string }>("select ((now() at time zone 'Europe/Warsaw')::date - $1::int)::text as on", [daysAgo]);
  expect(await onApplication('recordDelivery(id: $id, deliveredOn: $on)', dispatch, '$id: ID!, $on: LocalDate!', { on: day!.on })).toEqual([]);
}

describe('an application on paper, not signed and without the declaration', () => {
  test('is received with its defects, called for by letter, completed when the call has come, and waits for its acts again', async () => {
    const id = await submit();
    expect(await shown(id)).toMatchObject({
      state: 'SUBMITTED', declaration: null, letters: [],
      defects: [{ code: 'SIGNATURE_MISSING', name: 'brak podpisu', statute: 'k.p.a. art. 63 § 3–3a, art. 64 § 2' }, { code: 'DECLARATION_MISSING' }],
    });
    expect(await onApplication('callToComplete(id: $id, days: 6)', id)).toEqual(['CALL_TOO_SHORT']);
    expect(await onApplication('callToComplete(id: $id)', id)).toEqual([]);
    expect(await shown(id)).toMatchObject({ state: 'CALLED_TO_COMPLETE', letters: [{ kind: 'CALL_64', dispatches: [{ state: 'QUEUED' }] }] });
    const [letter] = await rowsOf<{ body: string; address: string }>("select body, addressee ->> 'address' as address from letter where application_id = $1", [id]);
    expect([letter!.address, letter!.body]).toEqual([ADDRESS, expect.stringContaining(DECLARATION_CLAUSE.text)]);

    await deliverTheCall(id);
    expect((await shown(id)).deadlines).toContainEqual(expect.objectContaining({ kind: 'KPA64_7_DAYS', state: 'RUNNING', overdue: false }));
    expect(await onApplication('leaveWithoutRecognition(id: $id)', id)).toEqual(['CALL_NOT_EXPIRED']);
    const supplementing = (input: Record<string, unknown>) => onApplication('supplementApplication(id: $id, input: $input)', id, '$id: ID!, $input: SupplementApplicationInput!', { input });
    expect(await supplementing({ ade: 'AE:PL-nobody' })).toEqual(['INVALID_VALUE']);
    expect(await supplementing({ signature: 'HANDWRITTEN' })).toEqual([]);
    expect(await shown(id)).toMatchObject({ state: 'CALLED_TO_COMPLETE', defects: [{ code: 'DECLARATION_MISSING' }] });
    expect(await supplementing({ declaration: { clause: DECLARATION_CLAUSE.version } })).toEqual([]);
    expect(await shown(id)).toMatchObject({ state: 'SUBMITTED', defects: [], declaration: { clause: DECLARATION_CLAUSE.version, text: DECLARATION_CLAUSE.text } });
    expect((await shown(id)).deadlines).toContainEqual(expect.objectContaining({ kind: 'KPA64_7_DAYS', state: 'MET' }));
    expect(await onApplication('assignApplication(id: $id)', id)).toEqual([]);
  });

  test('is left without recognition when the term has passed, and the applicant is told', async () => {
    const id = await submit();
    expect(await onApplication('callToComplete(id: $id)', id)).toEqual([]);
    await deliverTheCall(id, 20);
    expect(await onApplication('leaveWithoutRecognition(id: $id)', id)).toEqual([]);
    const left = await shown(id);
    expect([left.state, left.letters.map(({ kind }) => kind).toSorted(), new Set(left.deadlines.map(({ state }) => state))]).toEqual(['LEFT_WITHOUT_RECOGNITION', ['CALL_64', 'LEFT_64'], new Set(['CANCELLED'])]);
    expect(await onApplication('withdrawApplication(id: $id)', id)).toEqual(['APPLICATION_STATE']);
  });
});

test('on the account the declaration is asked for at once, and the account is the signature', async () => {
  const { signature: _, ...signed } = ON_PAPER;
  const refused = await act<object>('submitApplication(input: $input)', '$input: SubmitApplicationInput!', { input: { ...signed, channel: 'ACCOUNT' } }, '', hub.as('resident'));
  expect(refused.userErrors).toEqual([{ code: 'DECLARATION_MISSING', field: ['declaration'] }]);
  const onAccount = { channel: 'ACCOUNT', signature: null, declaration: { clause: DECLARATION_CLAUSE.version } };
  const unverified = await submit(onAccount, hub.as('resident'));
  expect((await shown(unverified)).defects.map(({ code }) => code)).toEqual(['SIGNATURE_MISSING']); // nobody knows whose account it is
  const [{ resident }] = await rowsOf<{ resident: string }>('select applicant_id as resident from application where id = $1', [unverified]) as [{ resident: string }];
  expect((await shown(await submit(onAccount, hub.as('resident', { resident, subject: 'verified-account' })))).defects).toEqual([]);
});

const A_MONTH_AGO = new Date(Date.now() - 30 * 24 * 3_600_000).toISOString().slice(0, 10);

test('what another unit passed on says which one, and keeps the day on which it was filed there', async () => {
  const id = await submit({ forwardedBy: { unit: 'PCPR', territory: '1465', filedOn: A_MONTH_AGO } });
  const { application } = await hub.as('clerk').ask<{ application: unknown }>('query ($id: ID!) { application(id: $id) { escalated forwardedBy { unit { code } territory filedOn } } }', { id });
  expect(application).toEqual({ escalated: false, forwardedBy: { unit: { code: 'PCPR' }, territory: '1465', filedOn: A_MONTH_AGO } });
});

test.each([
  ['an address for electronic delivery', { applicant: { ...ON_PAPER.applicant, ade: 'AE:PL-1' } }, 'INVALID_VALUE', ['applicant', 'ade']],
  ['the unit that passed it on', { forwardedBy: { unit: 'NOBODY', filedOn: A_MONTH_AGO } }, 'INVALID_VALUE', ['forwardedBy', 'unit']],
  ['the area of that unit', { forwardedBy: { unit: 'PUP', territory: '146', filedOn: A_MONTH_AGO } }, 'INVALID_VALUE', ['forwardedBy', 'territory']],
  ['a name of no letters', { applicant: { ...ON_PAPER.applicant, familyName: '123' } }, 'INVALID_VALUE', ['applicant', 'familyName']],
  ['the day of filing there', { forwardedBy: { unit: 'PUP', filedOn: '2999-01-05' } }, 'INVALID_VALUE', ['forwardedBy', 'filedOn']],
  ['the gmina of the real estate', { realEstate: '9999999' }, 'INVALID_VALUE', ['realEstate']],
  ['the gmina of the school', { school: '12' }, 'INVALID_VALUE', ['school']],
  ['the gmina of the care home', { personConcerned: { ...ON_PAPER.personConcerned, careHome: '0000000' } }, 'INVALID_VALUE', ['personConcerned', 'careHome']],
  ['the contact that it came of', { contactId: 'none' }, 'NOT_FOUND', ['contactId']],
])('%s that cannot be is refused by name', async (_, changes, code, field) => {
  const { userErrors } = await act<object>('submitApplication(input: $input)', '$input: SubmitApplicationInput!', { input: { ...ON_PAPER, ...changes } }, '');
  expect(userErrors).toEqual([{ code, field }]);
});

describe('a call by telephone', () => {
  const recorded = async () => (await act<{ contact: { id: string } }>(
    'recordContact(input: $input)', '$input: RecordContactInput!', { input: { channel: 'PHONE', matters: ['CUS-001'], caller: { name: 'Osoba Przykładowa', phone: '600 000 000' } } }, 'contact { id }')).contact.id;
  const listed = async (open: boolean | null, who: GraphClient = hub.as('clerk')) => (await who.ask<{ contacts: { edges: readonly { node: { id: string; applicationId: string | null } }[] } }>(
    'query ($open: Boolean) { contacts(open: $open) { edges { node { id applicationId } } } }', { open })).contacts.edges.map(({ node }) => node);

  test('is no application, and waits as a contact until an application or a clerk answers it', async () => {
    const refused = await act<object>('submitApplication(input: $input)', '$input: SubmitApplicationInput!', { input: { ...ON_PAPER, channel: 'PHONE' } }, '');
    expect(codesOf(refused)).toEqual(['NOT_AN_APPLICATION']);
    const [applied, answered, waiting] = [await recorded(), await recorded(), await recorded()];
    const id = await submit({ contactId: applied });
    expect(await onApplication('answerContact(id: $id)', answered)).toEqual([]);
    expect(await listed(true)).toEqual([{ id: waiting, applicationId: null }]);
    expect(await listed(false)).toEqual(expect.arrayContaining([{ id: applied, applicationId: id }, { id: answered, applicationId: null }]));
    await expect(listed(null, hub.as('auditor'))).rejects.toThrow('Twoja rola nie pozwala na tę operację.');
  });

  test('shows who called on a ground, which stands in the audit', async () => {
    const contactId = await recorded();
    const { contacts } = await hub.as('coordinator').ask<{ contacts: { edges: readonly { node: { caller: object } }[] } }>(
      'query ($legal: LegalContextInput!) { contacts(first: 1) { edges { node { caller(legal: $legal) { name phone email } } } } }', { legal: LEGAL });
    expect(contacts.edges[0]!.node.caller).toEqual({ name: 'Osoba Przykładowa', phone: '600 000 000', email: null });
    expect(await rowsOf("select actor_role, basis, opened from audit where action = 'contact.read' and object_id = $1", [contactId])).toEqual([{ actor_role: 'coordinator', basis: LEGAL.basis, opened: ['caller'] }]);
  });
});

describe('the clocks of a case', () => {
  const due = async (withinDays: number, more = '') => (await hub.as('clerk').ask<{ deadlines: { edges: readonly { node: Deadline & { application: { id: string } } }[] } }>(
    `query ($days: Int!) { deadlines(withinDays: $days, first: 100 ${more}) { edges { node { ${DEADLINE} application { id } } } } }`, { days: withinDays })).deadlines.edges.map(({ node }) => node);
  const onClock = async (call: string, id: string, variables: Record<string, unknown>, types: string) =>
    act<{ deadline: Deadline | null }>(call, `$id: ID!, ${types}`, { id, ...variables }, `deadline { ${DEADLINE} }`);

  test('are listed by their alarm, the overdue ones first; what stands still is left out until it runs on', async () => {
    const [late, soon] = [await submit(), await submit()];
    await rowsOf("update deadline set started_on = current_date - 40, raw_end = current_date - 10, legal_end = current_date - 10, alarm = current_date - 10 where application_id = $1", [late]);
    const list = await due(60, ', unit: "CUS-PROG"');
    expect(list.map(({ alarm }) => alarm)).toEqual(list.map(({ alarm }) => alarm).toSorted());
    expect(list.filter(({ application }) => application.id === late).map(({ overdue }) => overdue)).toEqual([true, true]);
    expect(list.filter(({ application }) => application.id === soon).map(({ overdue }) => overdue)).toEqual([false, false]);
    expect((await due(5)).map(({ application }) => application.id)).not.toContain(soon);
    expect(await due(60, ', unit: "PCPR"')).toEqual([]);

    const clock = (await shown(soon)).deadlines.find(({ kind }) => kind === 'KPA35_1_MONTH')!.id;
    const today = warsawDate(new Date());
    const inHalfAYear = deadline(today, { amount: 6, unit: 'M' }).legalEnd; // never a free day
    expect((await onClock('pauseDeadline(id: $id, from: $on)', clock, { on: today }, '$on: LocalDate!')).deadline).toMatchObject({ paused: true, alarm: null });
    expect((await due(60)).map(({ id }) => id)).not.toContain(clock);
    expect((await onClock('resumeDeadline(id: $id, until: $on)', clock, { on: today }, '$on: LocalDate!')).deadline).toMatchObject({ paused: false, alarm: expect.any(String) });
    expect((await due(60)).map(({ id }) => id)).toContain(clock);
    expect((await onClock('notifyDelay(deadlineId: $id, reason: COMPLEX, newDate: $on)', clock, { on: inHalfAYear }, '$on: LocalDate!')).deadline).toMatchObject({ extendedTo: inHalfAYear, alarm: inHalfAYear });
    expect((await shown(soon)).letters).toMatchObject([{ kind: 'DELAY_36' }]);
  });

  test('leave the list when what they wait for was done; what was not completed in time stays, for the centre has to act on it', async () => {
    const id = await submit({ declaration: { clause: DECLARATION_CLAUSE.version } });
    expect(await onApplication('callToComplete(id: $id)', id)).toEqual([]);
    await deliverTheCall(id);
    const kinds = async () => (await due(60)).filter(({ application }) => application.id === id).map(({ kind }) => kind);
    const moveTo = (day: string) => rowsOf(`update deadline set started_on = ${day} - 7, raw_end = ${day}, legal_end = ${day}, alarm = ${day} where application_id = $1`, [id]);
    const today = "(now() at time zone 'Europe/Warsaw')::date";
    await moveTo(today);
    expect((await kinds()).toSorted()).toEqual(['IPUS_30_DAYS', 'KPA35_1_MONTH', 'KPA64_7_DAYS']);
    await moveTo(`(${today} - 1)`);
    expect((await kinds()).toSorted()).toEqual(['IPUS_30_DAYS', 'KPA35_1_MONTH', 'KPA64_7_DAYS']);

    const [clock] = await rowsOf<{ id: string; on: string }>(`select id, ${today}::text as on from deadline where application_id = $1 and kind = 'KPA35_1_MONTH'`, [id]);
    expect((await onClock('meetDeadline(id: $id, on: $on)', clock!.id, { on: clock!.on }, '$on: LocalDate!')).deadline).toMatchObject({ state: 'MET', overdue: false });
    expect((await kinds()).toSorted()).toEqual(['IPUS_30_DAYS', 'KPA64_7_DAYS']);
    const [ofTheApplicant] = await rowsOf<{ id: string }>("select id from deadline where application_id = $1 and kind = 'KPA64_7_DAYS'", [id]);
    expect(codesOf(await onClock('meetDeadline(id: $id, on: $on)', ofTheApplicant!.id, { on: clock!.on }, '$on: LocalDate!'))).toEqual(['INVALID_VALUE']);
  });

  test('are paged without a gap, and their cursors are checked', async () => {
    const all = (await due(366)).map(({ id }) => id);
    const page = async (after: string | null) => (await hub.as('clerk').ask<{ deadlines: { edges: readonly { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>(
      'query ($after: String) { deadlines(withinDays: 366, first: 3, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }', { after })).deadlines;
    const paged: string[] = [];
    for (let [more, after] = [true, null as string | null]; more;) {
      const { edges, pageInfo } = await page(after);
      paged.push(...edges.map(({ node }) => node.id));
      [more, after] = [pageInfo.hasNextPage, pageInfo.endCursor];
    }
    expect([paged.length > 3, paged]).toEqual([true, all]);
    await expect(page('bm90aGluZw')).rejects.toThrow('Kursor (after) jest nieprawidłowy.');
    await expect(due(367)).rejects.toThrow('withinDays');
  });
});

test('applications are listed in the order of service, to the microsecond, and paged by it', async () => {
  const sent: string[] = [];
  for (let i = 0; i < 4; i += 1) sent.push(await submit());
  const page = async (first: number, after: string | null = null) => (await hub.as('clerk').ask<{ applications: { edges: readonly { node: { id: string; receivedAtMicroseconds: string } }[]; pageInfo: { endCursor: string } } }>(
    'query ($first: Int!, $after: String) { applications(first: $first, after: $after) { edges { node { id receivedAtMicroseconds } } pageInfo { endCursor } } }', { first, after })).applications;
  const newest = await page(2);
  const next = await page(2, newest.pageInfo.endCursor);
  const nodes = [...newest.edges, ...next.edges].map(({ node }) => node);
  expect(nodes.map(({ id }) => id)).toEqual(sent.toReversed());
  const moments = nodes.map(({ receivedAtMicroseconds }) => receivedAtMicroseconds);
  expect(moments).toEqual(moments.toSorted().toReversed());
  for (const moment of moments) expect(moment).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  const oldCursor = Buffer.from(JSON.stringify(['2026-11-24T09:30:00.000Z', sent[0]])).toString('base64url');
  await expect(page(2, oldCursor)).rejects.toThrow('Kursor (after) jest nieprawidłowy.');
});
