import { afterEach, describe, expect, test } from '@jest/globals';
import type { SourceFaultKind } from '../../../connectors/connector.js';
import { COURSES } from '../../../connectors/gmina/edoreczenia/box-simulator.js';
import { type BrokenAnswer, UA_API_FOLDER } from '../../../connectors/gmina/edoreczenia/simulator.js';
import { deliveryOf } from '../../../src/core/letters/delivery.js';
import { parseLocalDate } from '../../../src/vocabulary/local-date.js';
import { closeAll } from '../health/running.js';
import { FAULT_MODES, FAULTS_OF_MODES } from '../transport/mode-faults.js';
import { ask, faultOf, fixture, LETTER, operator, operatorSaying, OWN, postAt, sentBy, TO, type Wire } from './wires.js';

afterEach(closeAll);

const SECRETS = /AE:PL|Przykładow|Text document|VGV4dCBkb2N1|Bearer|eyJ|CUS-HUB|OPS\.5200/;

async function proofsOf(post: Wire, messageId: string) {
  const heard = await post.evidence(messageId, ask());
  if (!heard.heard) throw new Error(`proofs were to be heard: ${heard.fault.kind}`);
  return heard.value;
}

describe('a letter', () => {
  test('goes its way: taken for now, made a message, proved step by step, delivered', async () => {
    const running = await operator({ pendingPolls: 2, clock: () => new Date('2026-11-03T10:00:00Z') });
    const post = await postAt(running.url);
    const sent = await post.send(LETTER, ask());
    expect(sent).toEqual({ sent: true, value: { taskId: running.messages()[0]!.taskId }, at: expect.any(Date) });
    const taskId = running.messages()[0]!.taskId;
    const tasks = [await post.messageOf(taskId, ask()), await post.messageOf(taskId, ask()), await post.messageOf(taskId, ask())];
    expect(tasks.map((each) => each.heard && each.value)).toEqual([undefined, undefined, { messageId: running.messages()[0]!.messageId }]);

    const states = [];
    for (const _ of COURSES.DELIVERED) {
      const evidence = await proofsOf(post, running.messages()[0]!.messageId);
      states.push(deliveryOf(evidence, { addresseeIsPublic: false }, parseLocalDate('2026-11-03')!).state);
    }
    expect(states).toEqual(['SENT', 'SENT', 'WAITING', 'DELIVERED']);
    expect(running.messages()).toEqual([expect.objectContaining({
      to: TO, subject: LETTER.subject, text: LETTER.text, caseId: LETTER.caseId, files: LETTER.files,
    })]);
  });

  test('that nobody collects is deemed delivered, and one that is refused is known to be', async () => {
    const running = await operator({ clock: () => new Date('2026-11-03T10:00:00Z') });
    const post = await postAt(running.url);
    running.setCourse(COURSES.WAITING);
    const waiting = await sentBy(post);
    running.setCourse(COURSES.REJECTED, TO);
    const refused = await sentBy(post);
    for (const _ of COURSES.WAITING) await proofsOf(post, waiting);
    const on = parseLocalDate('2026-11-18')!;
    expect(deliveryOf(await proofsOf(post, waiting), { addresseeIsPublic: false }, on)).toMatchObject({ state: 'DEEMED_DELIVERED', deemedOn: '2026-11-17' });
    running.addEvidence(waiting, 'E.1', new Date('2026-11-05T10:00:00Z'));
    expect(deliveryOf(await proofsOf(post, waiting), { addresseeIsPublic: false }, on)).toMatchObject({ state: 'DELIVERED', on: '2026-11-05' });
    expect(deliveryOf(await proofsOf(post, refused), { addresseeIsPublic: false }, on)).toMatchObject({ state: 'REJECTED', on: '2026-11-03' });
  });

  test('whose task ends without a message was not made one, which a task that is not there does not say', async () => {
    const running = await operator({ pendingPolls: 0 });
    const post = await postAt(running.url);
    running.failTasks(true);
    await post.send(LETTER, ask());
    const heard = await post.messageOf(running.messages()[0]!.taskId, ask());
    expect(heard).toMatchObject({ heard: true, value: 'FAILED' });
    expect(faultOf(await post.messageOf('a-task-of-somebody-else', ask()))).toMatchObject({ coordinate: 'gmina.edor-task', kind: 'FAULT', retryable: false });
  });

  test('that breaks a limit of the API is not sent, and that is certain', async () => {
    const running = await operator();
    const post = await postAt(running.url);
    expect(faultOf(await post.send({ ...LETTER, text: 'ż'.repeat(5_001) }, ask()))).toEqual({
      certain: true, source: 'GMINA', coordinate: 'gmina.edor-send', kind: 'FAULT', retryable: false,
    });
    expect(running.calls()).toBe(0);
  });

  test('stands in the body alone: no URL names the addressee, the text or the subject', async () => {
    const running = await operatorSaying(() => ({ status: 202, body: fixture('MessageInfo.json') }));
    const post = await postAt(running.url);
    await post.send(LETTER, ask());
    await post.messageOf('task/../é?', ask());
    await post.evidence('<id@operator.pl>', ask());
    expect(running.asked.slice(1).map(({ method, url }) => `${method} ${url.slice(`${UA_API_FOLDER}/${OWN}`.length)}`)).toEqual([
      'POST /messages', 'GET /messages/tasks/task%2F..%2F%C3%A9%3F/status', 'GET /messages/%3Cid%40operator.pl%3E/evidences',
    ]);
    expect(running.asked[1]!.headers).toMatchObject({
      authorization: 'Bearer eyJ.przyklad.token', 'content-type': 'application/json', 'x-correlation-id': 'c-1',
    });
  });
});

describe('a letter that was taken and not answered is never sent twice', () => {
  test.each<[BrokenAnswer, SourceFaultKind]>([
    ['drop', 'UNREACHABLE'], ['server-error', 'SERVER_ERROR'], ['silence', 'TIMEOUT'],
  ])('%s: nobody knows, and one question reached the operator', async (how, kind) => {
    const running = await operator();
    const post = await postAt(running.url, { limits: { attempts: 3 } });
    running.breakAfterTaking(how);
    const outcome = await post.send(LETTER, ask());
    expect(faultOf(outcome)).toEqual({ certain: false, source: 'GMINA', coordinate: 'gmina.edor-send', kind, retryable: true });
    expect([running.posts(), running.messages().length]).toEqual([1, 1]);
    expect(JSON.stringify([outcome, post.health()])).not.toMatch(SECRETS);
  });

  test('the caller who leaves meanwhile does not know either', async () => {
    const running = await operator();
    const post = await postAt(running.url);
    await post.send(LETTER, ask());
    running.breakAfterTaking('silence');
    const caller = new AbortController();
    const outcome = post.send(LETTER, ask(caller.signal));
    while (running.messages().length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    caller.abort();
    expect(faultOf(await outcome)).toMatchObject({ certain: false, kind: 'TIMEOUT' });
    expect(running.posts()).toBe(2);
  });
});

describe('what the operator says to a letter', () => {
  test.each([
    [400, true, 'FAULT', false], [403, true, 'REFUSED', false], [404, true, 'FAULT', false], [413, true, 'FAULT', false], [429, true, 'OVERLOADED', true],
    [408, false, 'TIMEOUT', true], [409, false, 'FAULT', false], [500, false, 'SERVER_ERROR', true], [502, false, 'SERVER_ERROR', true],
    [302, false, 'FAULT', false],
  ])('%s: certain %s, %s, of use to try again %s', async (status, certain, kind, retryable) => {
    const running = await operator();
    const post = await postAt(running.url, { limits: { attempts: 3 } });
    running.answerNext(status);
    expect(faultOf(await post.send(LETTER, ask()))).toEqual({ certain, source: 'GMINA', coordinate: 'gmina.edor-send', kind, retryable });
    expect([running.posts(), running.messages().length]).toEqual([1, 0]);
  });

  test.each([
    ['an empty object', 202, {}, 'application/json', 'MALFORMED'], ['a list', 202, [], 'application/json', 'MALFORMED'],
    ['half a document', 202, '{"messageTaskId"', 'application/json', 'MALFORMED'],
    ['a page', 200, '<html>', 'text/html', 'MAINTENANCE'], ['nothing', 202, '', '', 'WRONG_CONTENT_TYPE'],
  ])('yes, but with %s: nobody knows', async (_, status, body, type, kind) => {
    const running = await operatorSaying(() => ({ status, body, type }));
    expect(faultOf(await (await postAt(running.url)).send(LETTER, ask()))).toMatchObject({ certain: false, kind });
    expect(running.asked).toHaveLength(2);
  });

  test('a refusal quotes the letter, and nothing of it is told', async () => {
    const running = await operatorSaying(() => ({ status: 400, body: fixture('ErrorInfo.json') }));
    const post = await postAt(running.url);
    const outcomes = await Promise.all([post.send(LETTER, ask()), post.messageOf('t', ask()), post.evidence('m', ask())]);
    const fault = { kind: 'FAULT', retryable: false };
    expect(outcomes.map(faultOf)).toMatchObject([{ ...fault, certain: true }, fault, fault]);
    expect(JSON.stringify([outcomes, post.health()])).not.toMatch(SECRETS);
  });

  test('nobody listens there, and after a while nobody is asked: certain', async () => {
    const running = await operator();
    const post = await postAt(running.url, { url: 'http://127.0.0.1:1/api/v1', limits: { failuresToOpen: 1 } });
    expect(faultOf(await post.send(LETTER, ask()))).toMatchObject({ certain: true, kind: 'UNREACHABLE', retryable: true });
    expect(faultOf(await post.send(LETTER, ask()))).toMatchObject({ certain: true, kind: 'CIRCUIT_OPEN', retryable: true });
  });
});

describe('whatever the operator does, the wire answers', () => {
  /** After which nothing has been sent: it said no. */
  const CERTAIN = ['fault', 'refused'];

  test.each(FAULT_MODES.flatMap((mode) => [[mode, 'before the login'], [mode, 'after it']] as const))('when it is %s %s', async (mode, when) => {
    const running = await operator({ pendingPolls: 0 });
    const post = await postAt(running.url, { limits: { attempts: 1, failuresToOpen: 100 } });
    const messageId = when === 'after it' ? await sentBy(post) : 'm';
    running.setMode(mode);
    const outcomes = await Promise.all([post.send(LETTER, ask()), post.messageOf('t', ask()), post.evidence(messageId, ask())]);
    const faults = outcomes.map(faultOf);
    for (const { kind } of faults) expect(FAULTS_OF_MODES[mode]).toContain(kind);
    expect(faults.map(({ coordinate }) => coordinate)).toEqual(['gmina.edor-send', 'gmina.edor-task', 'gmina.edor-evidence']);
    expect(faults[0]!.certain).toBe(when === 'before the login' || CERTAIN.includes(mode));
    expect(JSON.stringify([outcomes, post.health()])).not.toMatch(SECRETS);
  });

  test('questions are asked again, and letters are not', async () => {
    const running = await operator();
    const post = await postAt(running.url, { limits: { attempts: 3 } });
    const messageId = await sentBy(post);
    running.answerNext(500);
    expect(await post.evidence(messageId, ask())).toMatchObject({ heard: true, value: [{ code: 'A.1' }] });
  });

  test.each([
    ['a task that is neither', { messageTaskStatus: 'DONE' }, 'task'], ['a finished task of two messages', [{ messageId: '1' }, { messageId: '2' }], 'task'],
    ['proofs of another message', fixture('EvidenceWrapper.another-message.json'), 'evidence'],
  ])('%s is malformed', async (_, body, which) => {
    const isFinished = (path: string) => path.endsWith('/status') && Array.isArray(body);
    const running = await operatorSaying((path) => ({ body: isFinished(path) ? fixture('MessageTaskStatus.finished.json') : body }));
    const post = await postAt(running.url);
    const heard = which === 'task' ? await post.messageOf('t', ask()) : await post.evidence('ed28de2d-2b93-40ce-be55-ff260475f08e', ask());
    expect(faultOf(heard)).toMatchObject({ kind: 'MALFORMED', retryable: false });
  });

  test('proofs of a day to come are malformed, by the clock of the hub', async () => {
    const messageId = 'ed28de2d-2b93-40ce-be55-ff260475f08e';
    const running = await operatorSaying(() => ({ body: fixture('EvidenceWrapper.delivered.json') }));
    const on = async (day: string) => (await postAt(running.url, { clock: () => new Date(`${day}T12:00:00Z`) })).evidence(messageId, ask());
    expect(faultOf(await on('2026-11-03'))).toMatchObject({ kind: 'MALFORMED' });
    expect(await on('2026-11-10')).toMatchObject({ heard: true, value: { length: 5 } });
  });

  test('its health tells of each operation', async () => {
    const post = await postAt((await operator({ pendingPolls: 0 })).url);
    const messageId = await sentBy(post);
    await proofsOf(post, messageId);
    const { operations, attention } = post.health();
    expect(operations.map(({ coordinate, calls, breaker }) => `${coordinate} ${calls} ${breaker}`)).toEqual([
      'gmina.edor-token 1 CLOSED', 'gmina.edor-send 1 CLOSED', 'gmina.edor-task 2 CLOSED', 'gmina.edor-evidence 1 CLOSED',
    ]);
    expect(attention).toBeUndefined();
  });
});
