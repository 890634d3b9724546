import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_OFFICE } from '../../../src/demo/demo-centre.js';
import { notifyDelay, type NotifyDelay } from '../../../src/shell/commands/notify-delay.js';
import { pauseDeadline, resumeDeadline } from '../../../src/shell/commands/pause-deadline.js';
import { actor, answering, codeOf, date, forwarding as passing, get, openCases, submission, submitting, type Cases } from '../../case-builder.js';

let cases: Cases;
beforeAll(async () => { cases = await openCases(); });
afterAll(() => cases.close());

const CLERK = actor('clerk');

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
