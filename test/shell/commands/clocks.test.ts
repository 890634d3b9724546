import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_CENTRE, DEMO_OFFICE } from '../../../src/demo/demo-centre.js';
import { declareDispute, settleDispute } from '../../../src/shell/commands/declare-dispute.js';
import { meetDeadline } from '../../../src/shell/commands/meet-deadline.js';
import { notifyDelay, type NotifyDelay } from '../../../src/shell/commands/notify-delay.js';
import { pauseDeadline, resumeDeadline } from '../../../src/shell/commands/pause-deadline.js';
import { withdrawApplication } from '../../../src/shell/commands/withdraw-application.js';
import { actor, answering, codeOf, date, forwardedCase, forwarding as passing, get, openCases, submission, submitting, type Cases } from '../../case-builder.js';

let cases: Cases;
beforeAll(async () => { cases = await openCases(); });
afterAll(() => cases.close());

const CLERK = actor('clerk');
const DIRECTOR = actor('director');

interface Row { readonly id: string; readonly kind: string; readonly state: string; readonly alarm: string; readonly legal_end: string; readonly extended_to: string | null }
const clocksOf = (application: string) =>
  cases.rows<Row>('select id, kind, state, alarm::text, legal_end::text, extended_to::text from deadline where application_id = $1 order by kind', [application]);
const clockOf = async (application: string, kind = 'KPA35_1_MONTH') => (await clocksOf(application)).find((row) => row.kind === kind)!;

const pausing = (id: string, from: string) => cases.run(CLERK, (work) => pauseDeadline(work, id, date(from)));
const resuming = (id: string, until: string) => cases.run(CLERK, (work) => resumeDeadline(work, id, date(until)));
const telling = (id: string, newDate: string, reason: NotifyDelay['reason'] = 'EVIDENCE') => cases.run(CLERK, (work) => notifyDelay(work, id, { reason, newDate: date(newDate) }, DEMO_OFFICE));
/** As if the application had come earlier: today is 24.11.2026. */
const startedOn = (application: string, day: string) => cases.rows('update deadline set started_on = $2 where application_id = $1', [application, day]);

test('receipt starts the clocks of the matter, and each keeps the statutory end and the alarm', async () => {
  const { application } = await cases.at('SUBMITTED');
  expect(await clocksOf(application)).toMatchObject([
    { kind: 'IPUS_30_DAYS', state: 'RUNNING', alarm: '2026-12-24', legal_end: '2026-12-28' }, { kind: 'KPA35_1_MONTH', state: 'RUNNING', alarm: '2026-12-24', legal_end: '2026-12-28' },
  ]);
});

test('the term of art. 40 is met when the plan is drawn up, not first when it is approved', async () => {
  const before = await cases.at('NEEDS_RECORDED');
  expect((await clockOf(before.application, 'IPUS_30_DAYS')).state).toBe('RUNNING');
  const after = await cases.at('DRAFTED');
  expect((await clocksOf(after.application)).map(({ kind, state }) => [kind, state])).toEqual([['IPUS_30_DAYS', 'MET'], ['KPA35_1_MONTH', 'RUNNING']]);
});

test('clocks of what leaves the centre end, and run on when it comes back', async () => {
  const applicant = { ...submission(1).applicant, agreesToForwarding: true };
  const { id } = get(await cases.run(CLERK, submitting(1, { matters: ['WR-003'], applicant })));
  const states = async () => new Set((await clocksOf(id)).map(({ state }) => state));
  get(await cases.run(CLERK, passing(id)));
  expect(await states()).toEqual(new Set(['CANCELLED']));
  const [passed] = await cases.rows<{ id: string; unit: string }>('select id, unit from forwarding where application_id = $1', [id]);
  get(await cases.run(actor('unit', { unit: passed!.unit }), answering(passed!.id, 'NOT_COMPETENT_BY_PLACE')));
  expect(await states()).toEqual(new Set(['RUNNING']));
});

test.each([['withdrawn', 'WITHDRAWN'], ['left without recognition', 'LEFT_WITHOUT_RECOGNITION']])('what comes back into an application that was %s starts no clock again', async (_name, state) => {
  const applicant = { ...submission(2).applicant, agreesToForwarding: true };
  const { id } = get(await cases.run(CLERK, submitting(2, { matters: ['CUS-001', 'WR-003'], applicant })));
  get(await cases.run(CLERK, passing(id, { matters: ['WR-003'] })));
  const [passed] = await cases.rows<{ id: string; unit: string }>('select id, unit from forwarding where application_id = $1', [id]);
  get(await cases.run(CLERK, (work) => withdrawApplication(work, id)));
  expect(codeOf(await cases.run(CLERK, answering(passed!.id, null)))).toBe('FORWARDING_STATE'); // nobody waits for that any more
  await cases.rows('update application set state = $2 where id = $1', [id, state]); // an application ends in both ways alike
  await cases.rows("update forwarding set state = 'SENT' where id = $1", [passed!.id]);
  get(await cases.run(CLERK, answering(passed!.id, 'NOT_COMPETENT_BY_PLACE')));
  expect(new Set((await clocksOf(id)).map((row) => row.state))).toEqual(new Set(['CANCELLED']));
});

describe('a dispute that is settled', () => {
  const disputed = async () => {
    const { application, forwarding } = await forwardedCase(cases);
    get(await cases.run(CLERK, answering(forwarding, 'NOT_COMPETENT_BY_MATTER')));
    get(await cases.run(DIRECTOR, (work) => declareDispute(work, application, 'PZ-001', DEMO_CENTRE, DEMO_OFFICE)));
    return application;
  };
  const settling = (id: string, competent: 'OURS' | 'THEIRS') =>
    cases.run(DIRECTOR, (work) => settleDispute(work, id, { matter: 'PZ-001', competent, ownUnit: 'CUS-PS' }, DEMO_OFFICE));

  test('is told of: to the applicant where the centre keeps the matter, and with the ruling to whom it goes after all', async () => {
    const told = (id: string) => cases.rows<{ kind: string; body: string }>('select kind, body from letter where application_id = $1 order by sequence', [id]);
    const [ours, theirs] = [await disputed(), await disputed()];
    expect((await told(ours)).at(-1)!.body).toContain('Przekazaliśmy wniosek 24 listopada 2026 r. Organ odesłał go 24 listopada 2026 r. i jako powód podał: jednostka nie jest właściwa rzeczowo.');
    get(await settling(ours, 'OURS'));
    expect((await told(ours)).at(-1)).toMatchObject({ kind: 'SETTLED_22', body: expect.stringContaining('Zajmiemy się nią my.') });
    get(await settling(theirs, 'THEIRS'));
    for (const { body } of (await told(theirs)).slice(-2)) expect(body).toContain('Spór o właściwość rozstrzygnięto (k.p.a. art. 22): Samorządowe Kolegium Odwoławcze');
  });

  test('is none where only papers were missing; and no agreement is withdrawn where none was asked for', async () => {
    const { application, forwarding } = await forwardedCase(cases);
    expect(await cases.run(CLERK, answering(forwarding, 'AGREEMENT_WITHDRAWN'))).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_VALUE', field: 'reason' }] });
    get(await cases.run(CLERK, answering(forwarding, 'INCOMPLETE')));
    expect(codeOf(await cases.run(DIRECTOR, (work) => declareDispute(work, application, 'PZ-001', DEMO_CENTRE, DEMO_OFFICE)))).toBe('NO_DISPUTE');
  });

  test('for the centre starts the clocks of the matter, which run from receipt', async () => {
    const id = await disputed();
    expect(await clocksOf(id)).toEqual([]);
    get(await settling(id, 'OURS'));
    expect(await cases.rows('select kind, matter, state, started_on::text from deadline where application_id = $1', [id])).toEqual([{ kind: 'KPA35_1_MONTH', matter: 'PZ-001', state: 'RUNNING', started_on: '2026-11-24' }]);
  });

  test('ends the escalation, unless another matter of the application needs a decision too', async () => {
    const forwardedBy = { unit: 'PCPR', territory: null, filedOn: date('2026-11-10') } as const;
    const one = await disputed();
    const other = await disputed();
    await cases.rows('update application set escalated = true where id = any($1)', [[one, other]]);
    await cases.rows('update application set forwarded_by = $2 where id = $1', [other, forwardedBy]);
    await cases.rows(`insert into application_part (id, application_id, place, matter, mode, unit, territory, state)
      select gen_random_uuid(), application_id, 1, 'PZ-002', mode, unit, territory, 'OPEN' from application_part where application_id = $1`, [other]);
    expect([get(await settling(one, 'OURS')).escalated, get(await settling(other, 'OURS')).escalated]).toEqual([false, true]);
  });

  test('for the other organ starts none', async () => {
    const id = await disputed();
    get(await settling(id, 'THEIRS'));
    expect(await clocksOf(id)).toEqual([]);
  });
});

describe('what a clock waits for', () => {
  const meeting = (id: string, on: string) => cases.run(CLERK, (work) => meetDeadline(work, id, date(on)));

  test('was done: a clerk says on which day, the clock ends, and the fact names it', async () => {
    const { application } = await cases.at('ASSIGNED');
    const { id } = await clockOf(application);
    expect(await meeting(id, '2026-11-25')).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_VALUE', field: 'on' }] });
    expect(get(await meeting(id, '2026-11-24'))).toMatchObject({ state: 'MET', metOn: '2026-11-24' });
    expect(codeOf(await meeting(id, '2026-11-24'))).toBe('APPLICATION_STATE');
    expect(await cases.rows("select detail from journal where aggregate_id = $1 and type = 'deadline.met'", [application])).toEqual([{ detail: 'KPA35_1_MONTH' }]);
  });

  test('was done while the clock stood: it ends all the same, and does not run again', async () => {
    const { application } = await cases.at('SUBMITTED');
    const { id } = await clockOf(application);
    get(await pausing(id, '2026-11-24'));
    expect(get(await meeting(id, '2026-11-24')).state).toBe('MET');
    expect(codeOf(await resuming(id, '2026-11-24'))).toBe('APPLICATION_STATE');
  });

  test('is dated by the hub where an act of the case does it', async () => {
    const { application } = await cases.at('DRAFTED');
    expect(await cases.rows("select met_on::text from deadline where application_id = $1 and kind = 'IPUS_30_DAYS'", [application])).toEqual([{ met_on: '2026-11-24' }]);
  });
});

describe('a pause (k.p.a. art. 35 § 5)', () => {
  test('is kept with the clock, and its days are not counted', async () => {
    const { application } = await cases.at('SUBMITTED');
    const { id } = await clockOf(application);
    await startedOn(application, '2026-11-02');
    get(await pausing(id, '2026-11-10'));
    expect(codeOf(await pausing(id, '2026-11-11'))).toBe('APPLICATION_STATE');
    expect(get(await resuming(id, '2026-11-19'))).toMatchObject({ pauses: [{ from: '2026-11-10', until: '2026-11-19' }] });
    expect(await clockOf(application)).toMatchObject({ alarm: '2026-12-12', legal_end: '2026-12-14' }); // 2.12. and ten days: a Saturday, so Monday
    expect(codeOf(await resuming(id, '2026-11-20'))).toBe('APPLICATION_STATE');
    expect(await cases.rows("select type, detail from journal where aggregate_id = $1 and type like 'deadline.%' order by aggregate_sequence", [application]))
      .toEqual([{ type: 'deadline.paused', detail: 'KPA35_1_MONTH' }, { type: 'deadline.resumed', detail: 'KPA35_1_MONTH' }]);
  });

  test('is not for the term in which a plan is drawn up', async () => {
    const { application } = await cases.at('SUBMITTED');
    const { id } = await clockOf(application, 'IPUS_30_DAYS');
    expect(await pausing(id, '2026-11-24')).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_VALUE', field: 'id' }] });
  });

  test('asked for twice at once begins once', async () => {
    const { application } = await cases.at('SUBMITTED');
    const { id } = await clockOf(application);
    const codes = await Promise.all([pausing(id, '2026-11-24'), pausing(id, '2026-11-24')]);
    expect(codes.map(codeOf).toSorted()).toEqual(['APPLICATION_STATE', 'DONE']);
  });
});

describe('a notice of delay (k.p.a. art. 36)', () => {
  test('is a letter to the applicant about that matter, a fact with its reason, and a new date beside the statutory one', async () => {
    const { application } = await cases.at('SUBMITTED');
    const { id } = await clockOf(application);
    expect(get(await telling(id, '2027-01-29', 'INTERVIEW'))).toMatchObject({ extendedTo: '2027-01-29' });
    expect(await clockOf(application)).toMatchObject({ legal_end: '2026-12-28', extended_to: '2027-01-29', alarm: '2027-01-29' });
    expect(await cases.rows("select kind, matters, addressee ->> 'role' as role from letter where application_id = $1", [application])).toEqual([{ kind: 'DELAY_36', matters: ['CUS-001'], role: 'APPLICANT' }]);
    expect(await cases.rows("select detail from journal where aggregate_id = $1 and type = 'application.delay-notified'", [application])).toEqual([{ detail: 'INTERVIEW' }]);
  });

  test('follows another one, each with its letter', async () => {
    const { application } = await cases.at('SUBMITTED');
    const { id } = await clockOf(application);
    expect([await telling(id, '2027-01-29'), await telling(id, '2027-01-29'), await telling(id, '2027-02-26')].map(codeOf)).toEqual(['DONE', 'INVALID_VALUE', 'DONE']);
    expect(await cases.rows("select count(*)::int as n from letter where application_id = $1 and kind = 'DELAY_36'", [application])).toEqual([{ n: 2 }]);
  });

  test('is not for what has ended', async () => {
    const { application } = await cases.at('DRAFTED');
    const { id } = await clockOf(application, 'IPUS_30_DAYS');
    expect(await telling(id, '2027-01-29')).toMatchObject({ ok: false, refusals: [{ code: 'APPLICATION_STATE', field: 'deadlineId' }] });
  });
});
