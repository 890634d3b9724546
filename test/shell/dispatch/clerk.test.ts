import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COURSES } from '../../../connectors/gmina/edoreczenia/box-simulator.js';
import type { Actor } from '../../../src/core/access/actor.js';
import { decideDispatch } from '../../../src/shell/commands/decide-dispatch.js';
import { deliverOnAccount } from '../../../src/shell/commands/deliver-on-account.js';
import { recordDelivery } from '../../../src/shell/commands/record-delivery.js';
import { recordPosting } from '../../../src/shell/commands/record-posting.js';
import { actor, codeOf, date, get, NOW } from '../../case-builder.js';
import { type MailRoom, mailRoom } from './mail-room.js';

let room: MailRoom;
beforeAll(async () => { room = await mailRoom(); });
afterAll(() => room.close());

const clerk = actor('clerk');
const post = (id: string, who: Actor = clerk) => room.cases.run(who, (work) => recordPosting(work, id));
const deliver = (id: string, on: string, undelivered = false, who: Actor = clerk) => room.cases.run(who, (work) => recordDelivery(work, id, { on: date(on), undelivered }));
const decide = (id: string, decision: Parameters<typeof decideDispatch>[2], taskId: string | null = null, who: Actor = clerk) =>
  room.cases.run(who, (work) => decideDispatch(work, id, decision, taskId));
const clocksOf = (id: string) => room.cases.rows<{ kind: string; matter: string | null; term: string; started: string; legal_end: string }>(
  `select d.kind, d.matter, d.term, d.started_on::text as started, d.legal_end::text from deadline d join dispatch x using (application_id)
    where x.id = $1 and (d.kind like 'KPA64%' or d.kind like 'KPA66%') order by 1, 2`, [id]);

describe('a letter on paper', () => {
  test('is posted by a clerk, who then records when it was delivered, and the addressee\'s term runs from that day', async () => {
    const id = await room.letter({ kind: 'CALL_64', to: 'RESIDENT_ON_PAPER' });
    await room.work();
    expect(await room.see(id)).toMatchObject({ channel: 'PAPER', state: 'QUEUED', attempts: 0 });
    get(await post(id));
    expect(await clocksOf(id)).toEqual([]);
    get(await deliver(id, '2026-11-24'));
    expect(await room.see(id)).toMatchObject({ state: 'DELIVERED', delivered: '2026-11-24' });
    expect(await clocksOf(id)).toEqual([{ kind: 'KPA64_7_DAYS', matter: null, term: 'P10D', started: '2026-11-24', legal_end: '2026-12-04' }]);
    expect(await room.facts(id)).toEqual(['letter.sent CALL_64', 'letter.delivered CALL_64']);
  });

  test('that comes back starts no term, and can be posted again', async () => {
    const id = await room.letter({ kind: 'CALL_64', to: 'RESIDENT_ON_PAPER' });
    get(await post(id));
    get(await deliver(id, '2026-11-24', true));
    expect(await room.see(id)).toMatchObject({ state: 'UNDELIVERED', delivered: null });
    expect(await clocksOf(id)).toEqual([]);
    get(await decide(id, 'SEND_AGAIN'));
    get(await post(id));
    expect(await room.see(id)).toMatchObject({ state: 'SENT' });
  });

  test('is not delivered before it was posted, in the future, or without being posted; nor posted twice', async () => {
    const id = await room.letter({ to: 'RESIDENT_ON_PAPER' });
    expect(codeOf(await deliver(id, '2026-11-24'))).toBe('DELIVERY_STATE');
    get(await post(id));
    expect(codeOf(await post(id))).toBe('DELIVERY_STATE');
    for (const day of ['2026-11-23', '2026-11-25']) {
      expect(await deliver(id, day)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_VALUE', field: 'deliveredOn' }] });
    }
    expect(await room.see(id)).toMatchObject({ state: 'SENT', delivered: null });
  });

  test('is moved once by two clerks at the same moment', async () => {
    const id = await room.letter({ to: 'RESIDENT_ON_PAPER' });
    expect((await Promise.all([post(id), post(id), post(id)])).map(codeOf).toSorted()).toEqual(['DELIVERY_STATE', 'DELIVERY_STATE', 'DONE']);
    expect(await room.facts(id)).toEqual(['letter.sent COVER']);
  });
});

describe('a letter on the account', () => {
  const open = async (id: string, who: Actor) => room.cases.run(who, async (work) => deliverOnAccount(work, (await room.see(id)).letter_id));

  test('is delivered when the applicant opens it, once; others who read it deliver nothing', async () => {
    const id = await room.letter({ kind: 'CALL_64', to: 'RESIDENT_ON_ACCOUNT' });
    const others = [actor('resident', { id: 'another-account', resident: 'another-resident' }), actor('resident', { id: 'account-1', tenant: 'other-gmina' })];
    for (const who of [clerk, actor('auditor'), ...others]) get(await open(id, who));
    expect(await room.see(id)).toMatchObject({ channel: 'ACCOUNT', state: 'QUEUED' });
    const resident = actor('resident', { id: 'account-1' });
    const opened = await Promise.all([open(id, resident), open(id, resident)]);
    expect(opened.map((outcome) => get(outcome)?.state ?? 'nothing').toSorted()).toEqual(['DELIVERED', 'nothing']);
    expect(await clocksOf(id)).toHaveLength(1);
    expect(await room.facts(id)).toEqual(['letter.sent CALL_64', 'letter.delivered CALL_64']);
    expect(await room.cases.rows('select action, actor_role from audit where object_id = $1', [id])).toEqual([{ action: 'letter.dispatch', actor_role: 'resident' }]);
  });

  test('is delivered by a clerk\'s record where it was handed over on the spot', async () => {
    const id = await room.letter({ to: 'RESIDENT_ON_ACCOUNT' });
    expect(codeOf(await post(id))).toBe('DELIVERY_STATE');
    get(await deliver(id, '2026-11-24'));
    expect(await room.see(id)).toMatchObject({ state: 'DELIVERED' });
  });
});

describe('a letter that the hub follows', () => {
  test('is not delivered by anybody\'s word', async () => {
    const id = await room.letter();
    expect(codeOf(await deliver(id, '2026-11-24'))).toBe('DELIVERY_STATE');
    await room.work();
    expect([codeOf(await deliver(id, '2026-11-24')), codeOf(await post(id)), codeOf(await decide(id, 'IT_WAS_SENT')), codeOf(await decide(id, 'SEND_AGAIN'))])
      .toEqual(['DELIVERY_STATE', 'DELIVERY_STATE', 'DELIVERY_STATE', 'DELIVERY_STATE']);
  });

  test('cannot be followed when the clerk knows no task of it: then its delivery is recorded by hand', async () => {
    room.box.breakAfterTaking('drop');
    const id = await room.letter();
    await room.work();
    room.box.breakAfterTaking(undefined);
    const before = room.box.messages().length;
    get(await decide(id, 'IT_WAS_SENT'));
    await room.rounds(5);
    expect(await room.see(id)).toMatchObject({ state: 'SENT', task_id: null });
    expect(room.box.messages()).toHaveLength(before);
    get(await deliver(id, '2026-11-24'));
    expect(await room.see(id)).toMatchObject({ state: 'DELIVERED' });
  });

  test('that is given up leaves no more', async () => {
    const id = await room.letter();
    room.box.answerNext(400);
    await room.work();
    get(await decide(id, 'GIVE_UP'));
    const before = room.box.messages().length;
    await room.rounds(3);
    expect(await room.see(id)).toMatchObject({ state: 'ABANDONED' });
    expect(room.box.messages()).toHaveLength(before);
    expect(codeOf(await decide(id, 'SEND_AGAIN'))).toBe('DELIVERY_STATE');
  });
});

describe('a letter that cannot go electronically', () => {
  const dispatchesOf = (id: string) => room.cases.rows<{ channel: string; state: string; because: string | null }>(
    'select channel, state, because from dispatch where letter_id = (select letter_id from dispatch where id = $1) order by channel', [id]);

  test('goes on paper: the same letter by a new dispatch, and a call so delivered starts its clock', async () => {
    const id = await room.letter({ kind: 'CALL_64', to: 'RESIDENT' });
    room.box.setCourse(COURSES.UNDELIVERED);
    await room.rounds(10);
    room.box.setCourse(COURSES.DELIVERED);
    expect(await room.see(id)).toMatchObject({ channel: 'EDORECZENIA', state: 'UNDELIVERED' });
    const before = room.box.messages().length;
    const paper = get(await decide(id, 'ON_PAPER'));
    expect(await dispatchesOf(id)).toEqual([
      { channel: 'EDORECZENIA', state: 'ABANDONED', because: expect.stringContaining('B.2') }, { channel: 'PAPER', state: 'QUEUED', because: null },
    ]);
    expect(await room.see(paper.id)).toMatchObject({ letter_id: (await room.see(id)).letter_id, attempts: 0, evidence: [] });
    expect(await room.cases.rows('select object_id, actor_role, result from audit where action = $1 and object_id = any($2) and actor_role = $3', ['letter.dispatch', [id, paper.id], 'clerk']))
      .toEqual([{ object_id: id, actor_role: 'clerk', result: 'DONE' }]);

    get(await post(paper.id));
    expect(await clocksOf(paper.id)).toEqual([]);
    get(await deliver(paper.id, '2026-11-24'));
    expect(await clocksOf(paper.id)).toEqual([expect.objectContaining({ kind: 'KPA64_7_DAYS', started: '2026-11-24' })]);
    await room.rounds(3);
    expect(room.box.messages()).toHaveLength(before);
    for (const decision of ['ON_PAPER', 'SEND_AGAIN'] as const) expect([codeOf(await decide(id, decision)), codeOf(await decide(paper.id, decision))]).toEqual(['DELIVERY_STATE', 'DELIVERY_STATE']);
  });

  test.each([
    ['the operator does not take', () => room.box.answerNext(400)], ['nobody knows of, whether it left', () => room.box.breakAfterTaking('drop')],
  ] as const)('when %s, by one of two clerks who decide at once', async (_, turn) => {
    const id = await room.letter();
    turn();
    await room.work();
    room.box.breakAfterTaking(undefined);
    expect((await Promise.all([decide(id, 'ON_PAPER'), decide(id, 'ON_PAPER')])).map(codeOf).toSorted()).toEqual(['DELIVERY_STATE', 'DONE']);
    expect((await dispatchesOf(id)).map(({ channel, state }) => `${channel} ${state}`)).toEqual(['EDORECZENIA ABANDONED', 'PAPER QUEUED']);
  });

  test('when it waits, and never when it is paper already or on its way', async () => {
    const [waiting, onAccount, onPaper] = [await room.letter(), await room.letter({ to: 'RESIDENT_ON_ACCOUNT' }), await room.letter({ to: 'RESIDENT_ON_PAPER' })];
    for (const id of [waiting, onAccount]) expect(get(await decide(id, 'ON_PAPER'))).toMatchObject({ channel: 'PAPER', state: 'QUEUED' });
    expect(codeOf(await decide(onPaper, 'ON_PAPER'))).toBe('DELIVERY_STATE');
    const sent = await room.letter();
    await room.work();
    expect(await room.see(sent)).toMatchObject({ state: 'SENT' });
    expect(codeOf(await decide(sent, 'ON_PAPER'))).toBe('DELIVERY_STATE');
    expect(await dispatchesOf(sent)).toHaveLength(1);
  });
});

describe.each([
  ['recordPosting', (id: string, who: Actor) => post(id, who)], ['recordDelivery', (id: string, who: Actor) => deliver(id, '2026-11-24', false, who)],
  ['decideDispatch', (id: string, who: Actor) => decide(id, 'GIVE_UP', null, who)],
] as const)('%s', (_, act) => {
  test.each(['resident', 'provider', 'unit', 'auditor', 'administrator', 'system'] as const)('%s may not, and the audit says so', async (role) => {
    const id = await room.letter({ to: 'RESIDENT_ON_PAPER' });
    const before = await room.see(id);
    expect(codeOf(await act(id, actor(role)))).toBe('NOT_PERMITTED');
    expect(await room.see(id)).toEqual(before);
    expect(await room.cases.rows('select action, actor_role, result, at from audit where object_id = $1', [id]))
      .toEqual([{ action: 'letter.dispatch', actor_role: role, result: 'NOT_PERMITTED', at: NOW }]);
  });

  test('to another tenant there is no such dispatch', async () => {
    const id = await room.letter({ to: 'RESIDENT_ON_PAPER' });
    expect(codeOf(await act(id, actor('clerk', { tenant: 'other-gmina' })))).toBe('NOT_FOUND');
    expect(await room.see(id)).toMatchObject({ state: 'QUEUED' });
  });
});
