import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openOrm, type Orm } from '../../../src/shell/store/orm.js';
import { inOneTransaction } from '../../../src/shell/commands/work.js';
import { answerReferral } from '../../../src/shell/commands/answer-referral.js';
import { actor, type Cases, codeOf, get, NOW, openCases, submitting } from '../../case-builder.js';
import { caseFor, EVERY_COMMAND, everythingButTheAudit } from './every-command.js';

let cases: Cases;
beforeAll(async () => { cases = await openCases(); });
afterAll(() => cases.close());

test('the facts of an application and of a referral are numbered from one, without a gap', async () => {
  const { application, referral } = await cases.at('COMPLETED');
  await cases.run(actor('provider'), (work) => answerReferral(work, referral, { act: 'accept' })); // refused: takes no number
  const numbered = (aggregate: string) => cases.rows<{ n: number; type: string }>(
    'select aggregate_sequence as n, type from journal where aggregate_id = $1 order by aggregate_sequence', [aggregate]);
  expect((await numbered(application)).map(({ n, type }) => `${n} ${type}`)).toEqual([
    '1 application.submitted', '2 application.assigned', '3 needs.recorded', '4 plan.drafted', '5 plan.approved', '6 plan.item-closed',
  ]);
  expect((await numbered(referral)).map(({ n, type }) => `${n} ${type}`)).toEqual([
    '1 referral.issued', '2 referral.accepted', '3 referral.started', '4 referral.completed',
  ]);
});

test('what is for the provider has a lane, and nothing else has one', async () => {
  await cases.at('COMPLETED');
  expect(await cases.rows('select distinct type, lane from journal where lane is not null')).toEqual([{ type: 'referral.issued', lane: 'p-0001' }]);
});

test.each(EVERY_COMMAND)('$name: when something breaks after it, nothing of it stays, not even the audit', async (one) => {
  const ids = await caseFor(one, cases);
  const audited = () => cases.rows('select count(*)::int as n from audit');
  const before = [await everythingButTheAudit(cases), await audited()];
  const role = { 'provider.register': 'administrator', 'application.submit': 'clerk' }[one.permission as string] ?? (one.permission.startsWith('referral.') && one.permission !== 'referral.issue' ? 'provider' : 'organizer');
  await expect(cases.run(actor(role as 'clerk'), async (work) => {
    expect(codeOf(await one.command(ids, 7)(work))).toBe('DONE');
    await work.em.flush(); // every row has been sent to the database
    throw new Error('the power went out');
  })).rejects.toThrow('the power went out');
  expect([await everythingButTheAudit(cases), await audited()]).toEqual(before);
});

test('a fact that the journal does not take leaves no application behind', async () => {
  const before = await everythingButTheAudit(cases);
  await expect(cases.run(actor('clerk'), async (work) => {
    const outcome = await submitting(8)(work);
    get(outcome).sequence = 0; // the next fact would bear the number of the first one
    work.append([{ type: 'application.assigned', aggregate: 'application', applicationId: get(outcome).id, state: 'ASSIGNED' }], { application: get(outcome) });
    return outcome;
  })).rejects.toThrow(/journal_aggregate_id_aggregate_sequence_key/);
  expect(await everythingButTheAudit(cases)).toBe(before);
});

test('what was committed rings the bell once; what failed does not', async () => {
  const orm: Orm = await openOrm(cases.url);
  try {
    let rings = 0;
    const run = inOneTransaction(orm, () => NOW, () => { rings += 1; });
    const who = { actor: actor('clerk'), correlationId: 'bell' };
    get(await run(who, submitting(9)));
    expect(rings).toBe(1);
    await expect(run(who, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(rings).toBe(1);
  } finally {
    await orm.close(true);
  }
});

test('two transactions that wait for each other are tried again, and both are done in the end', async () => {
  const [one, two] = [await cases.at('SUBMITTED'), await cases.at('SUBMITTED')];
  const tries: string[] = [];
  const inOrder = (name: string, first: string, second: string) => cases.run(actor('clerk'), async (work) => {
    tries.push(name);
    await work.findApplication(first);
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    const row = await work.findApplication(second);
    return { ok: true, value: row!.id };
  });
  const outcomes = await Promise.all([inOrder('a', one.application, two.application), inOrder('b', two.application, one.application)]);
  expect(outcomes.map(get)).toEqual([two.application, one.application]);
  expect(tries.length).toBeGreaterThan(2);
});
