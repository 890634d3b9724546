import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COURSES } from '../../../connectors/gmina/edoreczenia/box-simulator.js';
import { sourcesOf } from '../../../connectors/sources.js';
import { claimForSending } from '../../../src/shell/dispatch/claim.js';
import { decideDispatch } from '../../../src/shell/commands/decide-dispatch.js';
import { actor, get } from '../../case-builder.js';
import { DAY, HOUR, type MailRoom, mailRoom, RESIDENT_ADE } from './mail-room.js';

let room: MailRoom;
beforeAll(async () => { room = await mailRoom(); });
afterAll(() => room.close());

/** Messages at the operator since then. */
const sentSince = (before: number) => room.box.messages().length - before;
const taken = () => room.box.messages().length;

describe('a letter by e-Doręczenia', () => {
  test('leaves once, and is followed until the public body has it', async () => {
    const before = taken();
    const id = await room.letter();
    expect(await room.see(id)).toMatchObject({ channel: 'EDORECZENIA', state: 'QUEUED' });
    await room.work();
    expect(await room.see(id)).toMatchObject({ state: 'SENT', task_id: room.box.messages().at(-1)!.taskId, attempts: 1 });
    await room.rounds(8, 5 * 60_000);
    const evidence = [{ code: 'A.1' }, { code: 'B.1' }, { code: 'D.1' }];
    expect(await room.see(id)).toMatchObject({ state: 'DELIVERED', delivered: '2026-11-24', because: null, evidence });
    expect(sentSince(before)).toBe(1);
    const subject = expect.stringMatching(/^Przekazanie podania według właściwości/);
    expect(room.box.messages().at(-1)).toMatchObject({ to: 'AE:PL-10001-20002-ABCDE-11', subject, files: [] });
    expect(await room.facts(id)).toEqual(['letter.sent COVER', 'letter.delivered COVER']);
  });

  test('is in the audit before it leaves, on its legal ground, and when something becomes of it', async () => {
    const id = await room.letter();
    await room.rounds(8, 5 * 60_000);
    const lines = await room.cases.rows(
      'select actor_role, action, object_type, basis, opened, result, subject_id is not null as about from audit where object_id = $1 order by id', [id]);
    const line = { actor_role: 'system', object_type: 'dispatch', result: 'DONE', about: true };
    const [sent, delivered] = Array.from({ length: 2 }, () => ({ ...line, action: 'letter.dispatch', basis: null, opened: [] }));
    expect(lines).toEqual([{ ...line, action: 'letter.read', basis: 'k.p.a. art. 65 § 1', opened: ['letter'] }, sent, delivered]);
  });

  test.each(['drop', 'server-error', 'silence'] as const)('of which the operator says nothing after taking it (%s) waits for a clerk, and is never sent again by itself', async (how) => {
    const before = taken();
    room.box.breakAfterTaking(how);
    const id = await room.letter();
    await room.work();
    room.box.breakAfterTaking(undefined);
    expect(await room.see(id)).toMatchObject({ state: 'REVIEW_REQUIRED', because: expect.stringMatching(/^Nie wiadomo, czy pismo wysłano/) });
    await room.rounds(20);
    expect(await room.see(id)).toMatchObject({ state: 'REVIEW_REQUIRED', attempts: 1 });
    expect(sentSince(before)).toBe(1);
    expect(await room.facts(id)).toEqual(['letter.review-required COVER']);
  });

  test('that the operator is too busy for is sent later, once', async () => {
    const before = taken();
    const id = await room.letter();
    room.box.answerNext(429);
    await room.work();
    expect(await room.see(id)).toMatchObject({ state: 'QUEUED', attempts: 1, because: expect.stringMatching(/^Pismo czeka/) });
    await room.work();
    expect(sentSince(before)).toBe(0); // its pause is not over
    await room.rounds(10);
    expect(await room.see(id)).toMatchObject({ state: 'DELIVERED', attempts: 2 });
    expect(sentSince(before)).toBe(1);
  });

  test('waits while the operator cannot be reached, longer each time, and is sent once when it can', async () => {
    const before = taken();
    const nobody = room.sourcesAt('http://127.0.0.1:1');
    const id = await room.letter();
    for (let minute = 0; minute < 40; minute += 1) {
      await room.work({ sources: nobody });
      room.pass(60_000);
    }
    await nobody.close();
    const { state, attempts } = await room.see(id);
    expect([state, attempts]).toEqual(['QUEUED', 7]); // after half a minute, one, two, four, eight, sixteen
    await room.rounds(12);
    expect(await room.see(id)).toMatchObject({ state: 'DELIVERED', attempts: 8 });
    expect(sentSince(before)).toBe(1);
  });

  test('that the operator does not take is told as failed, and leaves again when a clerk says so', async () => {
    const before = taken();
    const id = await room.letter();
    room.box.answerNext(400);
    await room.work();
    expect(await room.see(id)).toMatchObject({ state: 'FAILED', because: expect.stringMatching(/^Pisma nie wysłano/) });
    await room.rounds(5);
    expect(sentSince(before)).toBe(0);
    get(await room.cases.run(actor('clerk'), (work) => decideDispatch(work, id, 'SEND_AGAIN', null)));
    await room.rounds(10);
    expect(await room.see(id)).toMatchObject({ state: 'DELIVERED' });
    expect(sentSince(before)).toBe(1);
  });

  test('is sent once by four processes that look at the same moment', async () => {
    const before = taken();
    const ids = await Promise.all(Array.from({ length: 10 }, () => room.letter()));
    for (let i = 0; i < 4; i += 1) await Promise.all([room.work(), room.work(), room.work(), room.work()]);
    expect(sentSince(before)).toBe(10);
    expect(new Set(room.box.messages().slice(before).map(({ caseId }) => caseId)).size).toBe(10);
    await room.rounds(25);
    expect((await Promise.all(ids.map((id) => room.see(id)))).map(({ state, attempts }) => `${state} ${attempts}`)).toEqual(ids.map(() => 'DELIVERED 1'));
  });

  test('whose process was killed before the answer waits for a clerk after a while, and not sooner', async () => {
    const before = taken();
    const id = await room.letter();
    const [claimed] = await claimForSending(room.parts(), 'EDORECZENIA'); // and nothing more: the process is gone
    expect(claimed!.dispatch.id).toBe(id);
    await room.work();
    room.pass(299_000);
    await room.work();
    expect(await room.see(id)).toMatchObject({ state: 'SENDING' });
    room.pass(2_000);
    await Promise.all([room.work(), room.work()]);
    expect(await room.see(id)).toMatchObject({ state: 'REVIEW_REQUIRED', because: expect.stringContaining('przerwano') });
    await room.rounds(20);
    expect(sentSince(before)).toBe(0);
    expect(await room.facts(id)).toEqual(['letter.review-required COVER']);
  });

  /** The same operator, whose answer to a letter comes an hour late, after all that. */
  function late(meanwhile: () => Promise<unknown>) {
    const { post, ...others } = room.parts().sources.find('GMINA')!;
    return sourcesOf([{
      ...others, post: {
        ...post!, async send(message, ask) {
          const sent = await post!.send(message, ask);
          room.pass(HOUR);
          await room.work();
          await meanwhile();
          return sent;
        },
      },
    }]);
  }

  test('whose answer comes after it was given to a clerk is not moved by it, and the log says so', async () => {
    const before = taken();
    const id = await room.letter();
    await room.work({ sources: late(() => Promise.resolve()) });
    expect(await room.see(id)).toMatchObject({ state: 'REVIEW_REQUIRED', task_id: null });
    expect(sentSince(before)).toBe(1);
    expect(room.warned).toContain('a letter was sent that somebody else has moved meanwhile');
  });

  test('whose answer comes when it is being sent again is not taken for the answer to that', async () => {
    const id = await room.letter();
    await room.work({
      sources: late(async () => {
        get(await room.cases.run(actor('clerk'), (work) => decideDispatch(work, id, 'SEND_AGAIN', null)));
        await claimForSending(room.parts(), 'EDORECZENIA');
      }),
    });
    expect(await room.see(id)).toMatchObject({ state: 'SENDING', attempts: 2, task_id: null });
    await room.rounds(3);
    expect(await room.see(id)).toMatchObject({ state: 'REVIEW_REQUIRED' });
  });

  test('to a resident who does not collect it counts as delivered after fourteen days, moved past free days, and starts the terms', async () => {
    room.box.setCourse(COURSES.WAITING, RESIDENT_ADE);
    const id = await room.letter({ kind: 'SEPARATE_66', to: 'RESIDENT' });
    const began = room.clock();
    await room.rounds(24, HOUR);
    expect(await room.see(id)).toMatchObject({ state: 'SENT', evidence: [{ code: 'A.1' }, { code: 'B.1' }, { code: 'D.1' }] });
    while (room.clock().getTime() < began.getTime() + 13 * DAY) await room.rounds(1, 12 * HOUR);
    expect(await room.see(id)).toMatchObject({ state: 'SENT', delivered: null });
    for (let day = 0; day < 7; day += 1) await room.rounds(2, 12 * HOUR);
    const { state, delivered, because } = await room.see(id);
    expect([state, because]).toEqual(['DEEMED_DELIVERED', expect.stringContaining('art. 42 ust. 2')]);
    expect(delivered).toBe('2026-12-14');
    const [deadline] = await room.cases.rows<{ kind: string; matter: string; started: string }>(
      'select d.kind, d.matter, d.started_on::text as started from deadline d join dispatch x using (application_id) where x.id = $1 and d.kind like \'KPA66%\'', [id]);
    expect(deadline).toEqual({ kind: 'KPA66_14_DAYS', matter: 'CUS-001', started: '2026-12-15' }); // by the statute's words the day after
    expect(await room.facts(id)).toEqual(['letter.sent SEPARATE_66', 'letter.delivered SEPARATE_66']);
  });

  test.each([
    ['the operator rejects', COURSES.REJECTED, 'A.2'], ['does not reach its addressee', COURSES.UNDELIVERED, 'B.2'],
  ])('that %s comes to a clerk, who may send it again as a new one', async (_, course, proof) => {
    const before = taken();
    room.box.setCourse(course);
    const id = await room.letter();
    await room.rounds(10);
    expect(await room.see(id)).toMatchObject({ state: 'UNDELIVERED', because: expect.stringContaining(proof) });
    expect(sentSince(before)).toBe(1);
    room.box.setCourse(COURSES.DELIVERED);
    get(await room.cases.run(actor('clerk'), (work) => decideDispatch(work, id, 'SEND_AGAIN', null)));
    await room.rounds(10);
    const { state, evidence } = await room.see(id);
    expect([state, evidence.map(({ code }) => code)]).toEqual(['DELIVERED', [...course, 'A.1', 'B.1', 'D.1']]); // what was proved of the first one stays
    expect(sentSince(before)).toBe(2);
    expect((await room.facts(id)).map((fact) => fact.split(' ')[0])).toEqual(['letter.sent', 'letter.undelivered', 'letter.queued-again', 'letter.sent', 'letter.delivered']);
  });

  test('of which the operator makes no message comes to a clerk', async () => {
    room.box.failTasks(true);
    const id = await room.letter();
    await room.rounds(5);
    room.box.failTasks(false);
    expect(await room.see(id)).toMatchObject({ state: 'UNDELIVERED', because: expect.stringMatching(/^Operator e-Doręczeń nie nadał/) });
  });

  test.each([400, 404, 409])('whose task the operator answers with %i is not taken for one that was never sent: it is asked about again', async (status) => {
    const before = taken();
    const id = await room.letter();
    await room.work();
    room.box.answerNext(status);
    room.pass(HOUR);
    await room.work();
    expect(await room.see(id)).toMatchObject({ state: 'SENT', because: expect.stringContaining('nie odpowiada') });
    await room.rounds(8);
    expect(await room.see(id)).toMatchObject({ state: 'DELIVERED', because: null });
    expect(sentSince(before)).toBe(1);
    expect(await room.facts(id)).toEqual(['letter.sent COVER', 'letter.delivered COVER']);
  });

  test('of which nothing can be heard for a while is asked about again, and says so meanwhile', async () => {
    const id = await room.letter();
    await room.work();
    room.box.setMode('server-error');
    room.pass(HOUR);
    await room.work();
    expect(await room.see(id)).toMatchObject({ state: 'SENT', because: expect.stringContaining('nie odpowiada') });
    room.box.setMode('up');
    await room.rounds(8);
    expect(await room.see(id)).toMatchObject({ state: 'DELIVERED', because: null });
  });

  test('is looked for again after a clerk found it at the operator, and is not sent', async () => {
    room.box.breakAfterTaking('drop');
    const id = await room.letter();
    await room.work();
    room.box.breakAfterTaking(undefined);
    const before = taken();
    get(await room.cases.run(actor('clerk'), (work) => decideDispatch(work, id, 'IT_WAS_SENT', room.box.messages().at(-1)!.taskId)));
    await room.rounds(8);
    expect(await room.see(id)).toMatchObject({ state: 'DELIVERED' });
    expect(sentSince(before)).toBe(0);
    expect(await room.facts(id)).toEqual(['letter.review-required COVER', 'letter.sent COVER', 'letter.delivered COVER']);
  });

  test('waits, and says why, while the centre is not connected', async () => {
    const before = taken();
    const id = await room.letter();
    const sources = sourcesOf([]);
    for (let i = 0; i < 3; i += 1) await room.work({ sources });
    expect(await room.see(id)).toMatchObject({ state: 'QUEUED', attempts: 0, because: expect.stringContaining('nie jest połączone') });
    await room.rounds(8);
    expect(await room.see(id)).toMatchObject({ state: 'DELIVERED', because: null });
    expect(sentSince(before)).toBe(1);
  });
});
