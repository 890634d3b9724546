import { describe, expect, test } from '@jest/globals';
import { type Dispatch, type DispatchAct, decideDispatch, moveDispatch, recordDelivery } from '../../../src/core/letters/dispatch.js';
import { actAfterFailure, actOfDelivery, isPublicBody, momentOfFiction, pauseAfter, pauseOfFollowing } from '../../../src/core/letters/dispatch-outcomes.js';
import { deliveryOf } from '../../../src/core/letters/delivery.js';
import { DISPATCH_CHANNELS, type DispatchChannel } from '../../../src/core/letters/letter.js';
import { DISPATCH_LIFE, type DispatchState } from '../../../src/core/letters/lifecycle.js';
import type { EvidenceCode } from '../../../src/core/letters/outgoing.js';
import { parseLocalDate } from '../../../src/vocabulary/local-date.js';
import type { Outcome } from '../../../src/vocabulary/outcome.js';

const date = (text: string) => parseLocalDate(text)!;
const LETTER = { applicationId: 'a-1', applicationState: 'FORWARDED', kind: 'COVER' } as const;
const dispatch = (changes: Partial<Dispatch> = {}): Dispatch =>
  ({ state: 'REVIEW_REQUIRED', channel: 'EDORECZENIA', taskId: null, messageId: null, officeCaseId: null, filesFiled: 0, ...changes });
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'DONE' : outcome.refusals[0].code);
const move = (state: DispatchState, ...acts: DispatchAct[]) => {
  const outcome = moveDispatch(state, acts, LETTER);
  return outcome.ok ? [outcome.value.state, ...outcome.value.facts.map(({ type, detail }) => `${type} ${detail}`)] : [codeOf(outcome)];
};

describe('a dispatch', () => {
  test('tells what became of the letter, and nothing of what was only begun', () => {
    expect(move('QUEUED', 'begin')).toEqual(['SENDING']);
    expect(move('SENDING', 'take', 'deliver')).toEqual(['DELIVERED', 'letter.sent COVER', 'letter.delivered COVER']);
    expect(move('SENDING', 'postpone')).toEqual(['QUEUED']);
    expect(move('SENDING', 'lose')).toEqual(['REVIEW_REQUIRED', 'letter.review-required COVER']);
    expect(move('SENDING', 'refuse')).toEqual(['FAILED', 'letter.undelivered COVER']);
    expect(move('SENT', 'deem')).toEqual(['DEEMED_DELIVERED', 'letter.delivered COVER']);
  });

  test('tells what a clerk decided of it: that it goes again, or that nothing more is tried', () => {
    expect(move('UNDELIVERED', 'sendAgain')).toEqual(['QUEUED', 'letter.queued-again COVER']);
    expect(move('FAILED', 'giveUp')).toEqual(['ABANDONED', 'letter.abandoned COVER']);
  });

  test('moves by all of the acts, or by none', () => {
    expect(move('QUEUED', 'begin', 'deem')).toEqual(['DELIVERY_STATE']);
    expect(move('DELIVERED', 'deliver')).toEqual(['DELIVERY_STATE']);
  });

  test('goes from a doubt to sending by a clerk\'s decision alone', () => {
    const leaves = (Object.keys(DISPATCH_LIFE) as DispatchState[]).filter((state) => 'begin' in DISPATCH_LIFE[state]);
    expect(leaves).toEqual(['QUEUED']);
    const back = Object.entries(DISPATCH_LIFE).flatMap(([state, acts]) => Object.entries(acts).filter(([, next]) => next === 'QUEUED').map(([act]) => `${state} ${act}`));
    expect(back).toEqual(['SENDING postpone', 'REVIEW_REQUIRED sendAgain', 'FAILED sendAgain', 'UNDELIVERED sendAgain']);
  });
});

describe('after a failure', () => {
  const fault = (kind: string, retryable: boolean) => ({ kind, retryable });
  test.each([
    [{ certain: true, fault: fault('OVERLOADED', true) }, 'postpone'], [{ certain: true, fault: fault('FAULT', false) }, 'refuse'],
    [{ certain: true, fault: fault('TIMEOUT', false) }, 'postpone'], [{ certain: false, fault: fault('SERVER_ERROR', true) }, 'lose'],
    [{ certain: false, fault: fault('TIMEOUT', false) }, 'lose'], [{ certain: false, fault: fault('MALFORMED', false) }, 'lose'],
  ] as const)('%j: %s', (failed, act) => expect(actAfterFailure(failed, 'EDORECZENIA').act).toBe(act));

  test('the sentence is Polish and names where to look, on every way', () => {
    for (const channel of Object.keys(DISPATCH_CHANNELS) as DispatchChannel[]) {
      for (const certain of [true, false]) expect(actAfterFailure({ certain, fault: fault('FAULT', true) }, channel).because).toMatch(/^\p{Lu}.{20,}\.$/u);
    }
    expect(actAfterFailure({ certain: false, fault: fault('FAULT', true) }, 'EZD').because).toContain('EZD');
  });

  test('pauses grow and have an end', () => {
    const pauses = { first: 30, max: 3_600 };
    expect([1, 2, 3, 8, 9, 2_000].map((attempts) => pauseAfter(attempts, pauses))).toEqual([30, 60, 120, 3_600, 3_600, 3_600]);
    expect([0, 100, 400, 4_000, 1e9].map((since) => pauseOfFollowing(since, pauses))).toEqual([30, 30, 100, 1_000, 3_600]);
  });
});

describe('what the proofs lead to', () => {
  const on = (day: string, resident: boolean, ...codes: EvidenceCode[]) =>
    deliveryOf(codes.map((code, i) => ({ code, evidenceId: String(i), at: parse(`2026-11-24T10:0${i}:00Z`) })), { addresseeIsPublic: !resident }, date(day));
  const parse = (text: string) => new Date(text);

  test('nothing while it is on its way, and somebody looks when it may be deemed delivered', () => {
    const waiting = on('2026-11-25', true, 'A.1', 'B.1', 'D.1');
    expect(actOfDelivery(waiting)).toBeUndefined();
    expect(momentOfFiction(waiting)).toEqual(parse('2026-12-08T23:00:00Z')); // 9 December begins in Poland
    expect(momentOfFiction(on('2026-11-25', true, 'A.1'))).toBeUndefined();
  });

  test('delivery, deemed after fourteen days with terms from the day after, or failure with its proof', () => {
    expect(actOfDelivery(on('2026-11-25', false, 'A.1', 'D.1'))).toEqual({ act: 'deliver', deliveredOn: '2026-11-24', because: null });
    expect(actOfDelivery(on('2026-12-09', true, 'A.1', 'D.1'))).toMatchObject({ act: 'deem', deliveredOn: '2026-12-08', termsFrom: '2026-12-09' });
    expect(actOfDelivery(on('2026-11-25', true, 'A.2'))).toMatchObject({ act: 'fail', deliveredOn: null, because: expect.stringContaining('A.2') });
    expect(actOfDelivery(on('2026-11-25', true, 'A.1', 'B.2'))).toMatchObject({ act: 'fail', because: expect.stringContaining('B.2') });
  });

  test('an authority has it on arrival; an applicant, and a unit that is no authority, not', () => {
    const nobody = { name: 'X', address: null, ade: null } as const;
    expect(isPublicBody({ ...nobody, role: 'UNIT', unit: 'PUP', territory: null })).toBe(true);
    expect(isPublicBody({ ...nobody, role: 'BODY', body: 'SKO' })).toBe(true);
    expect(isPublicBody({ ...nobody, role: 'UNIT', unit: 'NGO', territory: null })).toBe(false);
    expect(isPublicBody({ ...nobody, role: 'APPLICANT' })).toBe(false);
  });
});

describe('a clerk', () => {
  test('says that it was sent only where that is in doubt', () => {
    for (const state of Object.keys(DISPATCH_LIFE) as DispatchState[]) {
      expect(codeOf(decideDispatch(dispatch({ state }), 'IT_WAS_SENT', null, 1))).toBe(state === 'REVIEW_REQUIRED' ? 'DONE' : 'DELIVERY_STATE');
    }
  });

  test('speaks of one step on the way into EZD: the case, which has to be named, or one of the files', () => {
    const ofOffice = (changes: Partial<Dispatch>, id: string | null) => decideDispatch(dispatch({ channel: 'EZD', ...changes }), 'IT_WAS_SENT', id, 2);
    expect(codeOf(ofOffice({}, null))).toBe('INVALID_VALUE');
    expect(ofOffice({}, 'c-1')).toEqual({ ok: true, value: { acts: ['sendAgain'], changes: { officeCaseId: 'c-1' } } });
    expect(ofOffice({ officeCaseId: 'c-1' }, null)).toEqual({ ok: true, value: { acts: ['sendAgain'], changes: { filesFiled: 1 } } });
    expect(ofOffice({ officeCaseId: 'c-1', filesFiled: 1 }, null)).toEqual({ ok: true, value: { acts: ['confirm', 'deliver'], changes: { filesFiled: 2 } } });
  });

  test('sends a new message when it is sent again: the old one is followed no more', () => {
    expect(decideDispatch(dispatch({ state: 'UNDELIVERED', taskId: 't-1', messageId: 'm-1' }), 'SEND_AGAIN', null, 1))
      .toEqual({ ok: true, value: { acts: ['sendAgain'], changes: { taskId: null, messageId: null } } });
  });

  test('sends it on paper wherever it has not arrived, which ends this way of it; what goes on paper already is sent again', () => {
    const outcomes = (Object.keys(DISPATCH_LIFE) as DispatchState[]).flatMap((state) => {
      const outcome = decideDispatch(dispatch({ state }), 'ON_PAPER', null, 1);
      return outcome.ok && outcome.value.instead === 'PAPER' ? [[state, ...move(state, ...outcome.value.acts)]] : [];
    });
    expect(outcomes.filter(([, after]) => after !== 'DELIVERY_STATE').map(([before, after]) => [before, after])).toEqual(
      ['QUEUED', 'REVIEW_REQUIRED', 'FAILED', 'UNDELIVERED'].map((state) => [state, 'ABANDONED']));
    expect(codeOf(decideDispatch(dispatch({ state: 'UNDELIVERED', channel: 'PAPER' }), 'ON_PAPER', null, 1))).toBe('DELIVERY_STATE');
  });

  test.each(['', 'a b', 'x'.repeat(101), '../../m', 'zadanie?'])('gives no id like %j', (id) =>
    expect(codeOf(decideDispatch(dispatch(), 'IT_WAS_SENT', id, 1))).toBe('INVALID_VALUE'));

  test('records delivery on a day from posting until today, of what the hub does not follow', () => {
    const days = { since: date('2026-11-20'), today: date('2026-11-24') };
    const record = (on: string, changes: Partial<Dispatch> = {}) => recordDelivery(dispatch({ state: 'SENT', channel: 'PAPER', ...changes }), { on: date(on), undelivered: false }, days);
    expect(['2026-11-19', '2026-11-20', '2026-11-24', '2026-11-25'].map((day) => codeOf(record(day)))).toEqual(['INVALID_VALUE', 'DONE', 'DONE', 'INVALID_VALUE']);
    expect(codeOf(record('2026-11-24', { channel: 'EZD' }))).toBe('DELIVERY_STATE');
    expect(codeOf(record('2026-11-24', { channel: 'EDORECZENIA', taskId: 't-1' }))).toBe('DELIVERY_STATE');
    expect(codeOf(record('2026-11-24', { channel: 'EDORECZENIA' }))).toBe('DONE');
    expect(record('2026-11-24', { channel: 'ACCOUNT', state: 'QUEUED' })).toEqual({ ok: true, value: ['begin', 'take', 'deliver'] });
  });
});
