import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { answerReferral } from '../../../src/shell/commands/answer-referral.js';
import { approvePlan } from '../../../src/shell/commands/approve-plan.js';
import { issueReferral } from '../../../src/shell/commands/issue-referral.js';
import { recordNeeds } from '../../../src/shell/commands/record-needs.js';
import { registerProvider } from '../../../src/shell/commands/register-provider.js';
import type { Work } from '../../../src/shell/commands/work.js';
import type { Outcome } from '../../../src/vocabulary/outcome.js';
import { actor, assigning, codeOf, drafting, get, openCases, SERVICES, submission, submitting, type Cases } from '../../case-builder.js';

let cases: Cases;
beforeAll(async () => { cases = await openCases(); });
afterAll(() => cases.close());

/** Codes of what came back, sorted, when the same is asked several times at once. */
const atOnce = async (times: number, once: () => Promise<Outcome<unknown>>): Promise<string[]> =>
  (await Promise.all(Array.from({ length: times }, once))).map(codeOf).toSorted();

const factsOf = async (aggregate: string): Promise<string[]> =>
  (await cases.rows<{ type: string }>('select type from journal where aggregate_id = $1 order by aggregate_sequence', [aggregate])).map(({ type }) => type);

test('a referral accepted four times at once is accepted once', async () => {
  const { referral } = await cases.at('ISSUED');
  const codes = await atOnce(4, () => cases.run(actor('provider'), (work) => answerReferral(work, referral, { act: 'accept' })));
  expect(codes).toEqual(['DONE', 'REFERRAL_STATE', 'REFERRAL_STATE', 'REFERRAL_STATE']);
  expect(await factsOf(referral)).toEqual(['referral.issued', 'referral.accepted']);
});

test('a referral completed twice at once closes its item of the plan once', async () => {
  const { referral, application } = await cases.at('STARTED');
  const codes = await atOnce(2, () => cases.run(actor('provider'), (work) => answerReferral(work, referral, { act: 'complete', on: null, outcome: 'ACHIEVED' })));
  expect(codes).toEqual(['DONE', 'REFERRAL_STATE']);
  expect((await factsOf(application)).filter((type) => type === 'plan.item-closed')).toHaveLength(1);
});

test('one item of a plan referred four times at once has one referral', async () => {
  const { item } = await cases.at('APPROVED');
  const codes = await atOnce(4, () => cases.run(actor('coordinator'), (work) => issueReferral(work, item, SERVICES[0])));
  expect(codes).toEqual(['ALREADY_LINKED_SERVICE', 'ALREADY_LINKED_SERVICE', 'ALREADY_LINKED_SERVICE', 'DONE']);
  expect(await cases.rows('select count(*)::int as n from referral where plan_item_id = $1', [item])).toEqual([{ n: 1 }]);
});

test.each<[string, 'SUBMITTED' | 'NEEDS_RECORDED' | 'DRAFTED', (work: Work, ids: Awaited<ReturnType<Cases['at']>>) => Promise<Outcome<unknown>>, string, string]>([
  ['assigned', 'SUBMITTED', (work, { application }) => assigning(application)(work), 'application.assigned', 'APPLICATION_STATE'],
  ['given a plan', 'NEEDS_RECORDED', (work, { application, need }) => drafting(application, need)(work), 'plan.drafted', 'APPLICATION_STATE'],
  ['given an approval', 'DRAFTED', (work, { plan }) => approvePlan(work, plan), 'plan.approved', 'PLAN_STATE'],
])('an application %s three times at once is so once', async (_, stage, act, fact, code) => {
  const ids = await cases.at(stage);
  const codes = await atOnce(3, () => cases.run(actor('organizer'), (work) => act(work, ids)));
  expect(codes).toEqual(['DONE', code, code].toSorted());
  expect((await factsOf(ids.application)).filter((type) => type === fact)).toHaveLength(1);
});

test('needs that two coordinators record at once are both kept, and their facts are numbered one after the other', async () => {
  const { application } = await cases.at('ASSIGNED');
  const codes = await atOnce(2, () => cases.run(actor('coordinator'), (work) => recordNeeds(work, application, [{ area: 1, description: 'Potrzeba.' }])));
  expect(codes).toEqual(['DONE', 'DONE']);
  expect(await cases.rows('select count(*)::int as n from need where application_id = $1', [application])).toEqual([{ n: 2 }]);
  expect(await factsOf(application)).toEqual(['application.submitted', 'application.assigned', 'needs.recorded', 'needs.recorded']);
});

test('one organisation registered three times at once is one provider', async () => {
  const organisation = { id: 'NGO:at-once', name: 'Jedna' };
  const codes = await atOnce(3, () => cases.run(actor('administrator'), (work) => registerProvider(work, { organisation, kind: 'NGO', basis: 'umowa' })));
  expect(codes).toEqual(['DONE', 'PROVIDER_REGISTERED', 'PROVIDER_REGISTERED']);
});

test('an application sent four times at once with one key is one application, and each sender hears of it', async () => {
  const sent = await Promise.all(Array.from({ length: 4 }, () => cases.run(actor('clerk'), submitting(1, { idempotencyKey: 'four-at-once' }))));
  expect(new Set(sent.map((outcome) => get(outcome).id)).size).toBe(1);
  expect(await cases.rows("select count(*)::int as n from application where idempotency_key = 'four-at-once'")).toEqual([{ n: 1 }]);
  expect(await factsOf(get(sent[0]!).id)).toEqual(['application.submitted']);
});

test('the same key with other content is refused and audited, and the first application stays as it was', async () => {
  const first = get(await cases.run(actor('clerk'), submitting(2, { idempotencyKey: 'reused' })));
  const { person } = submission(2);
  const second = await cases.run(actor('clerk'), submitting(2, { idempotencyKey: 'reused', person: { ...person, urgent: true } }));
  expect(second).toMatchObject({ ok: false, refusals: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'idempotencyKey' }] });
  expect(await cases.rows("select result, subject_id from audit where action = 'application.submit' order by id desc limit 1"))
    .toEqual([{ result: 'IDEMPOTENCY_KEY_REUSED', subject_id: first.residentId }]);
  expect(await cases.rows("select id, person->>'urgent' as urgent from application where idempotency_key = 'reused'")).toEqual([{ id: first.id, urgent: 'false' }]);
});

test('a key belongs to whoever used it: the same key of another person, or in another tenant, is another application', async () => {
  const clerk = actor('clerk');
  const ids = [clerk, { ...clerk, id: 'another-clerk' }, { ...clerk, tenant: 'other-gmina' }].map((who) => cases.run(who, submitting(3, { idempotencyKey: 'shared' })));
  expect(new Set((await Promise.all(ids)).map((outcome) => get(outcome).id)).size).toBe(3);
});

test('a key opens nothing to somebody who may not submit any more', async () => {
  const { id } = actor('clerk');
  get(await cases.run(actor('clerk'), submitting(4, { idempotencyKey: 'moved-on' })));
  expect(codeOf(await cases.run(actor('auditor', { id }), submitting(4, { idempotencyKey: 'moved-on' })))).toBe('NOT_PERMITTED');
});

test('one person met for the first time in four applications at once is one resident', async () => {
  const sent = await Promise.all(Array.from({ length: 4 }, () => cases.run(actor('clerk'), submitting(30))));
  expect(new Set(sent.map((outcome) => get(outcome).residentId)).size).toBe(1);
});
