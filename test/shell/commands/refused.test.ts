import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { answerReferral } from '../../../src/shell/commands/answer-referral.js';
import { approvePlan } from '../../../src/shell/commands/approve-plan.js';
import { draftPlan } from '../../../src/shell/commands/draft-plan.js';
import { issueReferral } from '../../../src/shell/commands/issue-referral.js';
import { recordNeeds } from '../../../src/shell/commands/record-needs.js';
import { registerProvider } from '../../../src/shell/commands/register-provider.js';
import type { Work } from '../../../src/shell/commands/work.js';
import type { Outcome } from '../../../src/vocabulary/outcome.js';
import { actor, assigning, date, drafting, forwarding, get, openCases, SERVICES, submission, submitting, type CaseIds, type Cases, type Stage } from '../../case-builder.js';
import { auditedBy, everythingButTheAudit } from './every-command.js';

let cases: Cases;
beforeAll(async () => { cases = await openCases(); });
afterAll(() => cases.close());

const CLERK = actor('clerk');
const COORDINATOR = actor('coordinator');
const DIRECTOR = actor('director');
const PROVIDER = actor('provider');
const ADMINISTRATOR = actor('administrator');

const [SERVICE] = SERVICES;
const closed = { ...SERVICE!, active: false };
const TOMORROW = date('2026-11-25');
const LONG = 'a'.repeat(2_001);

const plan = (application: string, need: string, from: string, until: string) => (work: Work) =>
  draftPlan(work, { applicationId: application, from: date(from), until: date(until), items: [{ needId: need, service: SERVICE }] });
const complete = (on: string | null, outcome: 'ACHIEVED' | undefined) => ({ act: 'complete', on: on === null ? null : date(on), outcome } as const);

type Refused = [name: string, code: string, field: string | undefined, who: typeof CLERK, stage: Stage, command: (ids: CaseIds) => (work: Work) => Promise<Outcome<unknown>>];

const REFUSED: readonly Refused[] = [
  ['an e-mail is no application', 'NOT_AN_APPLICATION', 'channel', CLERK, 'NOTHING', () => submitting(1, { channel: 'EMAIL' })],
  ['a telephone call is no application', 'NOT_AN_APPLICATION', 'channel', CLERK, 'NOTHING', () => submitting(1, { channel: 'PHONE' })],
  ['there is no such matter', 'MATTER_UNKNOWN', 'matters.1', CLERK, 'NOTHING', () => submitting(1, { matters: ['CUS-001', 'CUS-999'] })],
  ['an application needs a matter', 'INVALID_VALUE', 'matters', CLERK, 'NOTHING', () => submitting(1, { matters: [] })],
  ['a form for a service of a programme needs the declaration', 'DECLARATION_MISSING', 'declaration', CLERK, 'NOTHING', () => {
    const { declaration: _, ...applicant } = submission(1).applicant;
    return submitting(1, { applicant, channel: 'ACCOUNT' });
  }],
  ['an assigned application is not assigned again', 'APPLICATION_STATE', undefined, CLERK, 'ASSIGNED', ({ application }) => assigning(application)],
  ['what the centre has is not forwarded', 'FINDING_DIFFERS', undefined, CLERK, 'ASSIGNED', ({ application }) => forwarding(application)],
  ['what the centre decides itself is not forwarded', 'FINDING_DIFFERS', undefined, CLERK, 'SUBMITTED', ({ application }) => forwarding(application)],
  ['needs wait for the assignment', 'APPLICATION_STATE', 'applicationId', COORDINATOR, 'SUBMITTED', ({ application }) => (work) => recordNeeds(work, application, [{ area: 1, description: 'x' }])],
  ['a recognition without needs', 'NEEDS_MISSING', 'needs', COORDINATOR, 'ASSIGNED', ({ application }) => (work) => recordNeeds(work, application, [])],
  ['area 15', 'INVALID_VALUE', 'needs.1.area', COORDINATOR, 'ASSIGNED', ({ application }) => (work) => recordNeeds(work, application, [{ area: 14, description: 'x' }, { area: 15, description: 'x' }])],
  ['area 1.5', 'INVALID_VALUE', 'needs.0.area', COORDINATOR, 'ASSIGNED', ({ application }) => (work) => recordNeeds(work, application, [{ area: 1.5, description: 'x' }])],
  ['a blank description', 'INVALID_VALUE', 'needs.0.description', COORDINATOR, 'ASSIGNED', ({ application }) => (work) => recordNeeds(work, application, [{ area: 1, description: ' \n ' }])],
  ['an endless description', 'INVALID_VALUE', 'needs.0.description', COORDINATOR, 'ASSIGNED', ({ application }) => (work) => recordNeeds(work, application, [{ area: 1, description: LONG }])],
  ['needs come before the plan', 'APPLICATION_STATE', 'applicationId', COORDINATOR, 'ASSIGNED', ({ application, need }) => drafting(application, need)],
  ['a second plan', 'APPLICATION_STATE', 'applicationId', COORDINATOR, 'DRAFTED', ({ application, need }) => drafting(application, need)],
  ['a plan for nothing', 'NEEDS_MISSING', 'items', COORDINATOR, 'NEEDS_RECORDED', ({ application }) => (work) => draftPlan(work, { applicationId: application, from: TOMORROW, until: TOMORROW, items: [] })],
  ['a need of somebody else', 'NOT_FOUND', 'items.0.needId', COORDINATOR, 'NEEDS_RECORDED', ({ application, plan: other }) => drafting(application, other)],
  ['a plan that ends before it begins', 'INVALID_VALUE', 'until', COORDINATOR, 'NEEDS_RECORDED', ({ application, need }) => plan(application, need, '2026-12-01', '2026-11-30')],
  ['a plan of a year and a day', 'PLAN_TOO_LONG', 'until', COORDINATOR, 'NEEDS_RECORDED', ({ application, need }) => plan(application, need, '2026-12-01', '2027-12-02')],
  ['a service that no catalogue has', 'SERVICE_UNKNOWN', 'items.0.serviceId', COORDINATOR, 'NEEDS_RECORDED', ({ application, need }) => (work) =>
    draftPlan(work, { applicationId: application, from: TOMORROW, until: TOMORROW, items: [{ needId: need, service: undefined }] })],
  ['a service that is closed', 'SERVICE_NOT_ACTIVE', 'items.0.serviceId', COORDINATOR, 'NEEDS_RECORDED', ({ application, need }) => drafting(application, need, closed)],
  ['an approved plan is not approved again', 'PLAN_STATE', 'id', DIRECTOR, 'APPROVED', ({ plan: id }) => (work) => approvePlan(work, id)],
  ['a drafted plan refers nobody', 'PLAN_STATE', 'planItemId', COORDINATOR, 'DRAFTED', ({ item }) => (work) => issueReferral(work, item, SERVICE)],
  ['a second referral for one item', 'ALREADY_LINKED_SERVICE', 'planItemId', COORDINATOR, 'ISSUED', ({ item }) => (work) => issueReferral(work, item, SERVICE)],
  ['a referral for an item that is closed', 'ALREADY_LINKED_SERVICE', 'planItemId', COORDINATOR, 'COMPLETED', ({ item }) => (work) => issueReferral(work, item, SERVICE)],
  ['the service left the catalogue', 'SERVICE_UNKNOWN', 'planItemId', COORDINATOR, 'APPROVED', ({ item }) => (work) => issueReferral(work, item, undefined)],
  ['the service closed meanwhile', 'SERVICE_NOT_ACTIVE', 'planItemId', COORDINATOR, 'APPROVED', ({ item }) => (work) => issueReferral(work, item, closed)],
  ['a start before the acceptance', 'REFERRAL_STATE', undefined, PROVIDER, 'ISSUED', ({ referral }) => (work) => answerReferral(work, referral, { act: 'start', on: null })],
  ['a start tomorrow', 'INVALID_VALUE', 'on', PROVIDER, 'ACCEPTED', ({ referral }) => (work) => answerReferral(work, referral, { act: 'start', on: TOMORROW })],
  ['a completion before the start', 'REFERRAL_STATE', undefined, PROVIDER, 'ACCEPTED', ({ referral }) => (work) => answerReferral(work, referral, complete(null, 'ACHIEVED'))],
  ['a completion without an outcome', 'OUTCOME_REQUIRED', 'outcome', PROVIDER, 'STARTED', ({ referral }) => (work) => answerReferral(work, referral, complete(null, undefined))],
  ['a completion tomorrow', 'INVALID_VALUE', 'on', PROVIDER, 'STARTED', ({ referral }) => (work) => answerReferral(work, referral, complete('2026-11-25', 'ACHIEVED'))],
  ['a completion before the first day', 'INVALID_VALUE', 'on', PROVIDER, 'STARTED', ({ referral }) => (work) => answerReferral(work, referral, complete('2026-11-23', 'ACHIEVED'))],
  ['a completed referral is over', 'REFERRAL_STATE', undefined, PROVIDER, 'COMPLETED', ({ referral }) => (work) => answerReferral(work, referral, complete(null, 'ACHIEVED'))],
  ['an organisation that no catalogue has', 'NOT_FOUND', 'catalogueId', ADMINISTRATOR, 'NOTHING', () => (work) => registerProvider(work, { organisation: undefined, kind: 'NGO', basis: 'umowa' })],
  ['an organisation that is registered', 'PROVIDER_REGISTERED', 'catalogueId', ADMINISTRATOR, 'NOTHING', () => (work) => registerProvider(work, { organisation: SERVICE!.provider, kind: 'NGO', basis: 'umowa' })],
  ['a provider without a basis', 'INVALID_VALUE', 'basis', ADMINISTRATOR, 'NOTHING', () => (work) => registerProvider(work, { organisation: { id: 'NGO:x', name: 'X' }, kind: 'NGO', basis: ' .. ' })],
];

test.each(REFUSED)('%s: %s', async (_, code, field, who, stage, command) => {
  const ids = await cases.at(stage);
  const before = await everythingButTheAudit(cases);
  let outcome: Outcome<unknown> | undefined;
  const lines = await auditedBy(cases, async () => { outcome = await cases.run(who, command(ids)); });
  expect(outcome).toMatchObject({ ok: false, refusals: [{ code, ...(field !== undefined && { field }) }] });
  expect(lines.map(({ result }) => result)).toEqual([code]);
  expect(await everythingButTheAudit(cases)).toBe(before);
});

test('a plan of exactly one year, also from 29 February, is not too long', async () => {
  for (const [from, until] of [['2026-12-01', '2027-12-01'], ['2028-02-29', '2029-02-28']] as const) {
    const { application, need } = await cases.at('NEEDS_RECORDED');
    expect(get(await cases.run(COORDINATOR, plan(application, need, from, until)))).toMatchObject({ from, until, dueOn: '2026-12-28' }); // 30 days end on Christmas Eve
  }
});

test('a service whose provider nobody registered cannot be referred to', async () => {
  const unregistered = { ...SERVICE!, provider: { id: 'NGO:nobody', name: 'Nikt' } };
  const { application, need } = await cases.at('NEEDS_RECORDED');
  const { id } = get(await cases.run(COORDINATOR, drafting(application, need, unregistered)));
  get(await cases.run(DIRECTOR, (work) => approvePlan(work, id)));
  const [item] = await cases.rows<{ id: string }>('select id from plan_item where plan_id = $1', [id]);
  expect(await cases.run(COORDINATOR, (work) => issueReferral(work, item!.id, unregistered)))
    .toMatchObject({ ok: false, refusals: [{ code: 'PROVIDER_NOT_REGISTERED', field: 'planItemId' }] });
});

test('inside the gmina an application goes on with the applicant\'s agreement only; to another organ it goes by duty', async () => {
  const agreeing = (serial: number, matter: string, agreesToForwarding: boolean) =>
    submitting(serial, { matters: [matter], applicant: { ...submission(serial).applicant, agreesToForwarding } });
  const forwarded = async (matter: string, agrees: boolean) => {
    const { id } = get(await cases.run(CLERK, agreeing(1, matter, agrees)));
    return cases.run(CLERK, forwarding(id));
  };
  expect(await forwarded('WR-003', false)).toMatchObject({ ok: false, refusals: [{ code: 'FINDING_DIFFERS' }] });
  expect(await forwarded('WR-003', true)).toMatchObject({ ok: true, value: { state: 'FORWARDED', unit: 'GJO' } });
  expect(await forwarded('PZ-001', false)).toMatchObject({ ok: true, value: { state: 'FORWARDED', unit: 'PCPR' } });
});

test('a refused application makes nobody a resident; one that is known stands in the audit', async () => {
  const person = { ...submission(1).person, identifier: { type: 'DOCUMENT', value: 'NOBODY0001', country: 'UA' } } as const;
  const applicant = { ...submission(1).applicant, capacity: 'ACTUAL_CARER' } as const;
  const refused = () => auditedBy(cases, () => cases.run(CLERK, submitting(1, { person, applicant, channel: 'EMAIL' })));
  const residents = () => cases.rows('select count(*)::int as n from resident');
  const before = await residents();
  expect(await refused()).toMatchObject([{ result: 'NOT_AN_APPLICATION', subject_id: null }]);
  expect(await residents()).toEqual(before);
  const { residentId } = get(await cases.run(CLERK, submitting(1, { person, applicant })));
  expect(await refused()).toMatchObject([{ result: 'NOT_AN_APPLICATION', subject_id: residentId }]);
});

test('who applies for himself is the person concerned, and nobody else is', async () => {
  const { applicant, person } = submission(1);
  const other = submission(2).person;
  expect(await cases.run(CLERK, submitting(1, { person: other }))).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_VALUE', field: 'applicant.capacity' }] });
  expect(await cases.run(CLERK, submitting(1, { applicant: { ...applicant, capacity: 'ACTUAL_CARER' }, person }))).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_VALUE', field: 'applicant.capacity' }] });
});

test('the account of a resident files in the name of that resident alone', async () => {
  const { residentId } = get(await cases.run(CLERK, submitting(5)));
  const account = { ...CLERK, id: 'account', role: 'resident', resident: residentId } as const;
  const own = { channel: 'ACCOUNT' } as const;
  expect(await cases.run(account, submitting(5, own))).toMatchObject({ ok: true });
  expect(await cases.run(account, submitting(5))).toMatchObject({ ok: false, refusals: [{ code: 'NOT_PERMITTED', field: 'channel' }] });
  const autograph = { ...own, applicant: { ...submission(5).applicant, signature: 'HANDWRITTEN' } } as const;
  expect(await cases.run(account, submitting(5, autograph))).toMatchObject({ ok: false, refusals: [{ code: 'NOT_PERMITTED', field: 'signature' }] });
  expect(await cases.run(account, submitting(6, own))).toMatchObject({ ok: false, refusals: [{ code: 'NOT_PERMITTED', field: 'applicant.identifier' }] });
});

test('one matter is asked for once', async () => {
  expect(await cases.run(CLERK, submitting(1, { matters: ['CUS-001', 'CUS-001'] }))).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_VALUE', field: 'matters.1' }] });
});
