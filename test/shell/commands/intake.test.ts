import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DECLARATION_CLAUSE } from '../../../src/core/applications/application.js';
import { DEMO_CENTRE, DEMO_OFFICE } from '../../../src/demo/demo-centre.js';
import { callToComplete } from '../../../src/shell/commands/call-to-complete.js';
import { decideDispatch } from '../../../src/shell/commands/decide-dispatch.js';
import { applyToDispatch, openDispatchFile } from '../../../src/shell/commands/dispatch-file.js';
import { leaveApplication } from '../../../src/shell/commands/leave-application.js';
import { notifyDelay } from '../../../src/shell/commands/notify-delay.js';
import { answerContact, recordContact } from '../../../src/shell/commands/record-contact.js';
import { recordDelivery } from '../../../src/shell/commands/record-delivery.js';
import { recordPosting } from '../../../src/shell/commands/record-posting.js';
import { supplementApplication } from '../../../src/shell/commands/supplement-application.js';
import { withdrawApplication } from '../../../src/shell/commands/withdraw-application.js';
import type { Supplement } from '../../../src/core/applications/supplement.js';
import { parseGminaCode } from '../../../src/vocabulary/gmina-code.js';
import { actor, answering, assigning, codeOf, date, forwarding, get, openCases, PSEUDONYMS, submission, submitting, type Cases } from '../../case-builder.js';
import { everythingButTheAudit } from './every-command.js';
import { ADDRESS, calling, unsigned } from './intake-commands.js';

let cases: Cases;
beforeAll(async () => { cases = await openCases(); });
afterAll(() => cases.close());

const CLERK = actor('clerk');
const HOME = DEMO_CENTRE.gminas[0]!;
const ELSEWHERE = parseGminaCode('1465011')!;
const TODAY = date('2026-11-24');

const calledFor = (id: string, days = 7, again = false) => cases.run(CLERK, (work) => callToComplete(work, id, { days, again }, DEMO_OFFICE));
const leaving = (id: string) => cases.run(CLERK, (work) => leaveApplication(work, id, DEMO_OFFICE));
const supplementing = (id: string, given: Partial<Supplement>, who = CLERK) =>
  cases.run(who, (work) => supplementApplication(work, id, { applicant: {}, person: {}, places: {}, ...given }, { centre: DEMO_CENTRE, pseudonyms: PSEUDONYMS }));

const lettersOf = async (id: string) => (await cases.rows<{ kind: string }>('select kind from letter where application_id = $1 order by written_at, kind', [id])).map(({ kind }) => kind);
const clocksOf = (id: string) => cases.rows<{ matter: string | null; kind: string; state: string }>('select matter, kind, state from deadline where application_id = $1 order by kind, state', [id]);
const factsOf = (id: string) => cases.rows<{ type: string; detail: string | null }>('select type, detail from journal where aggregate_id = $1 order by aggregate_sequence', [id]);

/** The call of a case is posted, and delivered so many days before today; its writing and its posting are dated back to before that. */
async function delivered(id: string, daysAgo: number): Promise<void> {
  const [dispatch] = await cases.rows<{ id: string }>("select d.id from dispatch d join letter l on l.id = d.letter_id where l.application_id = $1 and l.kind = 'CALL_64' order by l.written_at desc limit 1", [id]);
  get(await cases.run(CLERK, (work) => recordPosting(work, dispatch!.id)));
  await cases.rows("update dispatch set sent_at = sent_at - interval '40 days' where id = $1", [dispatch!.id]);
  await cases.rows("update letter set written_at = written_at - interval '40 days' where id = (select letter_id from dispatch where id = $1)", [dispatch!.id]);
  const [day] = await cases.rows<{ on: string }>('select ($1::date - $2::int)::text as on', [TODAY, daysAgo]);
  get(await cases.run(CLERK, (work) => recordDelivery(work, dispatch!.id, { on: date(day!.on), undelivered: false })));
}

describe('an application on paper without a signature', () => {
  test('is received with its defect, called for, completed, and goes on', async () => {
    const { id, defects } = get(await cases.run(CLERK, unsigned(1)));
    expect(defects).toEqual(['SIGNATURE_MISSING']);
    expect(get(await calledFor(id)).state).toBe('CALLED_TO_COMPLETE');
    expect(await lettersOf(id)).toEqual(['CALL_64']);
    expect(codeOf(await cases.run(CLERK, assigning(id)))).toBe('APPLICATION_STATE');
    await delivered(id, 2);
    expect(await clocksOf(id)).toContainEqual({ matter: null, kind: 'KPA64_7_DAYS', state: 'RUNNING' });
    expect(get(await supplementing(id, { applicant: { signature: 'HANDWRITTEN' } }))).toMatchObject({ state: 'SUBMITTED', defects: [] });
    expect(await clocksOf(id)).toEqual([
      { matter: 'CUS-001', kind: 'IPUS_30_DAYS', state: 'RUNNING' }, { matter: 'CUS-001', kind: 'KPA35_1_MONTH', state: 'RUNNING' }, { matter: null, kind: 'KPA64_7_DAYS', state: 'MET' },
    ]);
    expect(get(await cases.run(CLERK, assigning(id))).state).toBe('ASSIGNED');
    expect((await factsOf(id)).map(({ type }) => type)).toEqual([
      'application.submitted', 'application.called-to-complete', 'letter.written', 'letter.sent', 'letter.delivered', 'application.supplemented', 'application.assigned',
    ]);
  });

  test('is left without recognition when the term has passed, not before, and its clocks end', async () => {
    const { id } = get(await cases.run(CLERK, unsigned(2)));
    get(await calledFor(id));
    expect(codeOf(await leaving(id))).toBe('CALL_NOT_EXPIRED');
    await delivered(id, 8); // 16.11., so the last day was 23.11.
    expect(get(await leaving(id)).state).toBe('LEFT_WITHOUT_RECOGNITION');
    expect((await lettersOf(id)).toSorted()).toEqual(['CALL_64', 'LEFT_64']);
    expect((await clocksOf(id)).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED', 'CANCELLED']);
    expect(await factsOf(id)).toContainEqual({ type: 'application.left-without-recognition', detail: 'KPA64_2' });
    expect(codeOf(await supplementing(id, { applicant: { signature: 'HANDWRITTEN' } }))).toBe('APPLICATION_STATE');
  });

  test('is not left on the last day, nor while a longer term runs', async () => {
    const lastDay = get(await cases.run(CLERK, unsigned(3))).id;
    get(await calledFor(lastDay));
    await delivered(lastDay, 7);
    expect(codeOf(await leaving(lastDay))).toBe('CALL_NOT_EXPIRED');
    const longer = get(await cases.run(CLERK, unsigned(4))).id;
    get(await calledFor(longer, 14));
    await delivered(longer, 10);
    expect(codeOf(await leaving(longer))).toBe('CALL_NOT_EXPIRED');
  });

  test('can be called for anew: the new call counts, whatever became of the first one', async () => {
    const { id } = get(await cases.run(CLERK, unsigned(5)));
    get(await calledFor(id));
    await delivered(id, 20);
    expect(codeOf(await calledFor(id))).toBe('APPLICATION_STATE'); // by a second clerk, who does not know
    get(await calledFor(id, 7, true));
    expect(codeOf(await leaving(id))).toBe('CALL_NOT_EXPIRED');
    expect(await clocksOf(id)).toContainEqual({ matter: null, kind: 'KPA64_7_DAYS', state: 'CANCELLED' });
  });

  test('whose call counts as delivered, unread, is not left before the term that runs from the day after has passed', async () => {
    const { id } = get(await cases.run(CLERK, unsigned(22)));
    get(await calledFor(id));
    const [call] = await cases.rows<{ id: string }>('select id from dispatch where application_id = $1', [id]);
    get(await cases.run(actor('system'), async (work) => applyToDispatch(
      work, (await openDispatchFile(work, call!.id))!, { acts: ['begin', 'take', 'deem'], changes: { deliveredOn: date('2026-11-16') }, termsFrom: date('2026-11-17') })));
    expect(await cases.rows("select legal_end::text as end from deadline where application_id = $1 and kind = 'KPA64_7_DAYS'", [id])).toEqual([{ end: TODAY }]);
    expect(codeOf(await leaving(id))).toBe('CALL_NOT_EXPIRED');
  });

  test('called for anew while the first call travels has one term: that of the new call, from its own delivery', async () => {
    const { id } = get(await cases.run(CLERK, unsigned(23)));
    get(await calledFor(id));
    const [first] = await cases.rows<{ id: string }>('select id from dispatch where application_id = $1', [id]);
    get(await calledFor(id, 30, true));
    const receipt = { on: TODAY, undelivered: false };
    get(await cases.run(CLERK, (work) => recordPosting(work, first!.id)));
    get(await cases.run(CLERK, (work) => recordDelivery(work, first!.id, receipt)));
    expect((await clocksOf(id)).map(({ kind }) => kind)).not.toContain('KPA64_7_DAYS');
    const [second] = await cases.rows<{ id: string }>("select id from dispatch where application_id = $1 and state = 'QUEUED'", [id]);
    get(await cases.run(CLERK, (work) => recordPosting(work, second!.id)));
    get(await cases.run(CLERK, (work) => recordDelivery(work, second!.id, receipt)));
    expect(await cases.rows("select term, state from deadline where application_id = $1 and kind = 'KPA64_7_DAYS'", [id])).toEqual([{ term: 'P30D', state: 'RUNNING' }]);
  });

  test('whose call was replaced by another one does not send the old one again', async () => {
    const { id } = get(await cases.run(CLERK, unsigned(28)));
    get(await calledFor(id));
    get(await calledFor(id, 14, true));
    const calls = await cases.rows<{ id: string }>('select d.id from dispatch d join letter l on l.id = d.letter_id where d.application_id = $1 order by l.sequence', [id]);
    await cases.rows("update dispatch set state = 'UNDELIVERED' where application_id = $1", [id]);
    const again = (of: number, decision: 'SEND_AGAIN' | 'ON_PAPER' = 'SEND_AGAIN') => cases.run(CLERK, (work) => decideDispatch(work, calls[of]!.id, decision, null));
    expect([codeOf(await again(0)), codeOf(await again(0, 'ON_PAPER')), codeOf(await again(1))]).toEqual(['DELIVERY_STATE', 'DELIVERY_STATE', 'DONE']);
  });

  test('that was completed before the call was delivered starts no clock with it', async () => {
    const { id } = get(await cases.run(CLERK, unsigned(6)));
    get(await calledFor(id));
    get(await supplementing(id, { applicant: { signature: 'HANDWRITTEN' } }));
    await delivered(id, 1);
    expect((await clocksOf(id)).map(({ kind }) => kind)).not.toContain('KPA64_7_DAYS');
  });
});

test('what lacks nothing goes on while another matter is called for, and only that one is left', async () => {
  const { declaration: _, ...applicant } = submission(29).applicant;
  const { id } = get(await cases.run(CLERK, submitting(29, { matters: ['PS-003', 'CUS-001'], applicant: { ...applicant, address: ADDRESS } })));
  get(await calledFor(id));
  get(await cases.run(CLERK, assigning(id, ['PS-003'])));
  await delivered(id, 8);
  expect(get(await leaving(id))).toMatchObject({ state: 'ASSIGNED', defects: [] });
  expect(await cases.rows('select kind, matters from letter where application_id = $1 order by sequence', [id])).toEqual(['CALL_64', 'LEFT_64'].map((kind) => ({ kind, matters: ['CUS-001'] })));
  expect(await cases.rows('select matter, state from application_part where application_id = $1 order by place', [id])).toEqual([{ matter: 'PS-003', state: 'ASSIGNED' }, { matter: 'CUS-001', state: 'LEFT' }]);
  expect((await clocksOf(id)).map(({ matter, state }) => [matter ?? 'call', state]).toSorted()).toEqual(
    [['CUS-001', 'CANCELLED'], ['CUS-001', 'CANCELLED'], ['PS-003', 'RUNNING'], ['call', 'CANCELLED']]);
});

test('an application whose applicant no letter can reach is not called for, and left at once without any letter', async () => {
  const { id } = get(await cases.run(CLERK, unsigned(7, {})));
  expect(codeOf(await calledFor(id))).toBe('ADDRESS_UNKNOWN');
  expect(get(await leaving(id)).state).toBe('LEFT_WITHOUT_RECOGNITION');
  expect(await lettersOf(id)).toEqual([]);
  expect(await factsOf(id)).toContainEqual({ type: 'application.left-without-recognition', detail: 'KPA64_1' });
});

describe('a supplement', () => {
  test('makes an undetermined competence a determined one: the row, its parts and its clocks are those of the new finding', async () => {
    const person = { ...submission(8).person, residence: null };
    const { id, receivedAt } = get(await cases.run(CLERK, submitting(8, { matters: ['PS-003'], person })));
    expect(await cases.rows("select finding ->> 'outcome' as outcome from application where id = $1", [id])).toEqual([{ outcome: 'UNDETERMINED' }]);
    expect([await clocksOf(id), codeOf(await cases.run(CLERK, assigning(id)))]).toEqual([[], 'FINDING_DIFFERS']);
    get(await supplementing(id, { person: { residence: HOME }, applicant: { address: ADDRESS } }));
    expect(await cases.rows("select finding ->> 'outcome' as outcome, person ->> 'residence' as residence, applicant ->> 'address' as address, received_at from application where id = $1", [id]))
      .toEqual([{ outcome: 'ROUTED', residence: HOME, address: ADDRESS, received_at: receivedAt }]);
    expect(await cases.rows('select matter, mode, state from application_part where application_id = $1', [id])).toEqual([{ matter: 'PS-003', mode: 'INTERNAL', state: 'OPEN' }]);
    expect((await clocksOf(id)).map(({ state }) => state)).toEqual(expect.arrayContaining(['RUNNING']));
    expect(get(await cases.run(CLERK, assigning(id))).state).toBe('ASSIGNED');
  });

  test('that changes which terms run ends the old ones and starts the new ones on the day of receipt; the others go on as they were', async () => {
    const { id } = get(await cases.run(CLERK, submitting(9, { matters: ['PS-001'] })));
    await cases.rows("update deadline set extended_to = '2027-02-01', alarm = '2027-02-01' where application_id = $1 and kind = 'KPA35_1_MONTH'", [id]);
    get(await supplementing(id, { person: { urgent: true } }));
    expect(await cases.rows('select kind, state, started_on::text, extended_to::text from deadline where application_id = $1 order by kind', [id])).toEqual([
      { kind: 'KPA35_1_MONTH', state: 'RUNNING', started_on: TODAY, extended_to: '2027-02-01' },
      { kind: 'WYWIAD_14_WORKING_DAYS', state: 'CANCELLED', started_on: TODAY, extended_to: null },
      { kind: 'WYWIAD_2_WORKING_DAYS', state: 'RUNNING', started_on: TODAY, extended_to: null },
    ]);
  });

  test('that changes the terms and then changes them back lets the first clock run on: there is one of a kind', async () => {
    const { id } = get(await cases.run(CLERK, submitting(24, { matters: ['PS-001'] })));
    get(await supplementing(id, { person: { urgent: true } }));
    get(await supplementing(id, { person: { urgent: false } }));
    expect((await clocksOf(id)).map(({ kind, state }) => [kind, state])).toEqual([['KPA35_1_MONTH', 'RUNNING'], ['WYWIAD_14_WORKING_DAYS', 'RUNNING'], ['WYWIAD_2_WORKING_DAYS', 'CANCELLED']]);
  });

  test('of what is left starts no clock for a matter that has gone, which has one clock again when it comes back', async () => {
    const applicant = { ...submission(25).applicant, agreesToForwarding: true };
    const { id } = get(await cases.run(CLERK, submitting(25, { matters: ['PS-003', 'WR-003'], applicant })));
    const before = (await clocksOf(id)).filter(({ matter }) => matter === 'WR-003');
    get(await cases.run(CLERK, forwarding(id, { matters: ['WR-003'] })));
    get(await supplementing(id, { applicant: { address: ADDRESS } }));
    expect((await clocksOf(id)).filter(({ matter }) => matter === 'WR-003')).toEqual(before.map((clock) => ({ ...clock, state: 'CANCELLED' })));
    const [passed] = await cases.rows<{ id: string }>('select id from forwarding where application_id = $1', [id]);
    get(await cases.run(CLERK, answering(passed!.id, 'INCOMPLETE')));
    expect((await clocksOf(id)).filter(({ matter }) => matter === 'WR-003')).toEqual(before);
  });

  test('comes from the applicant\'s own account, and from no other one', async () => {
    const { id, residentId } = get(await cases.run(CLERK, unsigned(10)));
    const own = actor('resident', { id: 'own-account', resident: residentId });
    const other = get(await cases.run(CLERK, unsigned(21))).residentId;
    const before = await everythingButTheAudit(cases);
    for (const stranger of [actor('resident', { id: 'stranger' }), actor('resident', { id: 'stranger', resident: other })]) {
      expect(codeOf(await supplementing(id, { applicant: { signature: 'ACCOUNT' } }, stranger))).toBe('NOT_FOUND');
      expect(codeOf(await cases.run(stranger, (work) => withdrawApplication(work, id)))).toBe('NOT_FOUND');
    }
    expect(await everythingButTheAudit(cases)).toBe(before);
    expect(await supplementing(id, { applicant: { signature: 'HANDWRITTEN' } }, own)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_VALUE', field: 'signature' }] });
    expect(get(await supplementing(id, { applicant: { signature: 'ACCOUNT' } }, own)).defects).toEqual([]);
    expect(get(await cases.run(own, (work) => withdrawApplication(work, id))).state).toBe('WITHDRAWN');
  });

  test('asked for twice at once is made twice, one after the other', async () => {
    const { id } = get(await cases.run(CLERK, unsigned(11, {})));
    const both = await Promise.all([supplementing(id, { applicant: { signature: 'HANDWRITTEN' } }), supplementing(id, { applicant: { address: ADDRESS } })]);
    expect(both.map(codeOf)).toEqual(['DONE', 'DONE']);
    expect(await cases.rows('select defects from application where id = $1', [id])).toEqual([{ defects: [] }]);
  });
});

test('a withdrawn application has ended: its clocks are cancelled, and nothing can be done with it', async () => {
  const { id } = get(await cases.run(CLERK, unsigned(12)));
  expect(get(await cases.run(CLERK, (work) => withdrawApplication(work, id))).state).toBe('WITHDRAWN');
  expect((await clocksOf(id)).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED']);
  expect([await calledFor(id), await leaving(id), await cases.run(CLERK, assigning(id)), await cases.run(CLERK, (work) => withdrawApplication(work, id))].map(codeOf))
    .toEqual(Array(4).fill('APPLICATION_STATE'));
});

test('a withdrawn application sends no call and no notice of delay any more', async () => {
  const { id } = get(await cases.run(CLERK, unsigned(26)));
  get(await calledFor(id));
  const [clock] = await cases.rows<{ id: string }>("select id from deadline where application_id = $1 and kind = 'KPA35_1_MONTH'", [id]);
  get(await cases.run(CLERK, (work) => notifyDelay(work, clock!.id, { reason: 'EVIDENCE', newDate: date('2027-01-29') }, DEMO_OFFICE)));
  get(await cases.run(CLERK, (work) => withdrawApplication(work, id)));
  expect(await cases.rows('select state, because from dispatch where application_id = $1', [id])).toEqual(Array.from({ length: 2 }, () => ({ state: 'ABANDONED', because: 'Pisma nie wysłano: wniosek wycofano.' })));
  expect((await factsOf(id)).slice(-3)).toEqual([
    { type: 'application.withdrawn', detail: null }, { type: 'letter.abandoned', detail: expect.stringMatching(/^(CALL_64|DELAY_36)$/) }, { type: 'letter.abandoned', detail: expect.stringMatching(/^(CALL_64|DELAY_36)$/) },
  ]);
});

test('a withdrawal keeps back what has not left to a unit, and tells the unit that has a part of it, not the one that refused', async () => {
  const { id } = get(await cases.run(CLERK, submitting(27, { matters: ['CUS-001', 'WR-003', 'ED-005'], applicant: { ...submission(27).applicant, agreesToForwarding: true } })));
  get(await cases.run(CLERK, forwarding(id, { matters: ['WR-003'] })));
  get(await cases.run(CLERK, forwarding(id, { matters: ['ED-005'] })));
  const passed = await cases.rows<{ id: string; unit: string }>('select id, unit from forwarding where application_id = $1 order by unit', [id]);
  expect(passed).toHaveLength(2);
  get(await cases.run(CLERK, answering(passed[0]!.id, 'INCOMPLETE')));
  const letters = () => cases.rows('select l.kind, d.state from dispatch d join letter l on l.id = d.letter_id where d.application_id = $1 order by l.kind', [id]);
  get(await cases.run(CLERK, (work) => withdrawApplication(work, id)));
  expect((await factsOf(id)).filter(({ type }) => type === 'application.withdrawn').map(({ detail }) => detail)).toEqual([null, passed[1]!.unit]);
  expect(await letters()).toEqual([...['COVER_38', 'COVER_38'].map((kind) => ({ kind, state: 'ABANDONED' })), ...['FORWARDING_38', 'FORWARDING_38'].map((kind) => ({ kind, state: 'QUEUED' }))]);
  expect(await cases.rows('select state from forwarding where application_id = $1 order by unit, state', [id])).toEqual([{ state: 'REFUSED' }, { state: 'WITHDRAWN' }]);
  expect(codeOf(await cases.run(CLERK, answering(passed[1]!.id, null)))).toBe('FORWARDING_STATE');
  const [cover] = await cases.rows<{ id: string }>("select d.id from dispatch d join letter l on l.id = d.letter_id where d.application_id = $1 and l.kind = 'COVER_38'", [id]);
  await cases.rows("update dispatch set state = 'FAILED' where id = $1", [cover!.id]);
  expect(codeOf(await cases.run(CLERK, (work) => decideDispatch(work, cover!.id, 'SEND_AGAIN', null)))).toBe('DELIVERY_STATE');
});

describe('a contact', () => {
  test('is answered by the application that comes of it, once', async () => {
    const { id } = get(await cases.run(CLERK, calling));
    const application = get(await cases.run(CLERK, submitting(13, { contactId: id })));
    expect(await cases.rows('select application_id, answered_at is not null as answered from contact where id = $1', [id])).toEqual([{ application_id: application.id, answered: true }]);
    expect(await cases.run(CLERK, submitting(14, { contactId: id }))).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_VALUE', field: 'contactId' }] });
  });

  test('of two applications that name it at once is tied to one', async () => {
    const { id } = get(await cases.run(CLERK, calling));
    const codes = await Promise.all([15, 16].map(async (serial) => codeOf(await cases.run(CLERK, submitting(serial, { contactId: id })))));
    expect(codes.toSorted()).toEqual(['DONE', 'INVALID_VALUE']);
  });

  test('is not there for a resident, nor for another centre', async () => {
    const { id } = get(await cases.run(CLERK, calling));
    for (const who of [actor('resident'), actor('clerk', { tenant: 'other-gmina' })]) {
      expect(await cases.run(who, submitting(17, { contactId: id, channel: 'ACCOUNT' }))).toMatchObject({ ok: false, refusals: [{ code: 'NOT_FOUND', field: 'contactId' }] });
    }
  });

  test('names matters that there are, and keeps the time of its first answer', async () => {
    const unknown = await cases.run(CLERK, (work) => recordContact(work, { channel: 'EMAIL', matters: ['CUS-001', 'CUS-999'], caller: {} }));
    expect(unknown).toMatchObject({ ok: false, refusals: [{ code: 'MATTER_UNKNOWN', field: 'matters.1' }] });
    const { id } = get(await cases.run(CLERK, calling));
    await cases.rows("update contact set answered_at = '2026-11-01T08:00:00Z' where id = $1", [id]);
    expect(get(await cases.run(CLERK, (work) => answerContact(work, id))).answeredAt).toEqual(new Date('2026-11-01T08:00:00Z'));
  });
});

describe('an application that another unit had first', () => {
  test('keeps the day of its filing there, and escalates when that unit is the competent one', async () => {
    const forwardedBy = { unit: 'PUP', territory: null, filedOn: date('2026-11-10') } as const;
    const [back, ours] = [get(await cases.run(CLERK, submitting(18, { matters: ['PUP-001'], forwardedBy }))), get(await cases.run(CLERK, submitting(18, { forwardedBy })))];
    expect([back.escalated, ours.escalated]).toEqual([true, false]);
    expect(await factsOf(back.id)).toContainEqual({ type: 'application.escalated', detail: 'PUP' });
    expect(await cases.rows('select forwarded_by from application where id = $1', [ours.id])).toEqual([{ forwarded_by: forwardedBy }]);
  });

  test('was filed there today at the latest, and it is staff who say so', async () => {
    const forwardedBy = { unit: 'PUP', territory: null, filedOn: date('2026-11-25') } as const;
    expect(await cases.run(CLERK, submitting(18, { forwardedBy }))).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_VALUE', field: 'forwardedBy.filedOn' }] });
    expect(await cases.run(actor('resident'), submitting(18, { channel: 'ACCOUNT', forwardedBy: { ...forwardedBy, filedOn: TODAY } }))).toMatchObject({ ok: false, refusals: [{ code: 'NOT_PERMITTED', field: 'forwardedBy' }] });
  });
});

test('a declaration on paper is called for, not a reason to turn the application away', async () => {
  const { declaration: _, ...applicant } = submission(19).applicant;
  const row = get(await cases.run(CLERK, submitting(19, { applicant: { ...applicant, address: ADDRESS } })));
  expect(row.defects).toEqual(['DECLARATION_MISSING']);
  expect(get(await supplementing(row.id, { applicant: { declaration: DECLARATION_CLAUSE.version } })).defects).toEqual([]);
});

test('the facts that decide elsewhere can be told later: the application goes to where they say', async () => {
  const { id } = get(await cases.run(CLERK, submitting(20, { matters: ['PS-003'] })));
  get(await supplementing(id, { person: { residence: ELSEWHERE } }));
  expect(await cases.rows('select mode, territory from application_part where application_id = $1', [id])).toEqual([{ mode: 'KPA65', territory: ELSEWHERE }]);
});

interface Place { readonly id: string; readonly number: string; readonly micros: string }

describe('the order of service', () => {
  test('is total, and one with the numbers, also of many that come at once', async () => {
    const sent = (await Promise.all(Array.from({ length: 60 }, (_, i) => cases.run(CLERK, submitting(i))))).map((outcome) => get(outcome).id);
    const places = await cases.rows<Place>('select id, number, received_order::text as micros from application where id = any($1) order by received_order', [sent]);
    expect(new Set(places.map(({ micros }) => micros)).size).toBe(60);
    expect(places.map(({ number }) => number)).toEqual(places.map(({ number }) => number).toSorted());
  });

  test('is that in which they came: what was received before another was sent stands before it', async () => {
    const waves: string[][] = [];
    for (let wave = 0; wave < 5; wave += 1) {
      waves.push((await Promise.all(Array.from({ length: 6 }, (_, i) => cases.run(CLERK, submitting(i))))).map((outcome) => get(outcome).id));
    }
    const places = await cases.rows<Place>('select id, number from application where id = any($1) order by received_order', [waves.flat()]);
    const waveOf = ({ id }: Place) => waves.findIndex((wave) => wave.includes(id));
    expect(places.map(waveOf)).toEqual(places.map(waveOf).toSorted((a, b) => a - b));
  });

  test('is that in which they can be read: nothing comes to stand before what somebody has read already', async () => {
    let [reading, last] = [true, ''];
    const seen: string[][] = [];
    const reader = (async () => {
      while (reading) {
        const rows = await cases.rows<Place>('select id, received_order::text as micros from application where received_order::text > $1 order by received_order', [last]);
        seen.push(rows.map(({ id }) => id));
        last = rows.at(-1)?.micros ?? last;
      }
    })();
    const sent = (await Promise.all(Array.from({ length: 30 }, (_, i) => cases.run(CLERK, submitting(i))))).map((outcome) => get(outcome).id);
    reading = false;
    await reader;
    const rest = await cases.rows<Place>('select id from application where received_order::text > $1', [last]);
    expect([...seen.flat(), ...rest.map(({ id }) => id)]).toEqual(expect.arrayContaining(sent));
  });
});
