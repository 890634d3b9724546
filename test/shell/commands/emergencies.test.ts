import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BECAUSE } from '../../../src/core/letters/dispatch-outcomes.js';
import { DEMO_CENTRE, DEMO_OFFICE } from '../../../src/demo/demo-centre.js';
import { callToComplete } from '../../../src/shell/commands/call-to-complete.js';
import { informApplicant } from '../../../src/shell/commands/close-parts.js';
import { decideDispatch } from '../../../src/shell/commands/decide-dispatch.js';
import { deliverOnAccount } from '../../../src/shell/commands/deliver-on-account.js';
import { forwardApplication } from '../../../src/shell/commands/forward-application.js';
import { recordPosting } from '../../../src/shell/commands/record-posting.js';
import { withdrawApplication } from '../../../src/shell/commands/withdraw-application.js';
import type { SubmitApplication } from '../../../src/shell/commands/submit-application.js';
import { parseAde } from '../../../src/vocabulary/ade.js';
import { actor, answering, assigning, codeOf, get, openCases, submission, submitting, type Cases } from '../../case-builder.js';

let cases: Cases;
beforeAll(async () => { cases = await openCases(); });
afterAll(() => cases.close());

const CLERK = actor('clerk');
const ADDRESS = 'ul. Lipowa 2, 00-000 Zielone Wzgórze';
const UNREACHED = { office: { ...DEMO_OFFICE, units: [] }, centre: DEMO_CENTRE };

const filed = async (serial: number, matters: readonly string[], applicant: Partial<SubmitApplication['applicant']> = {}, more: Partial<SubmitApplication> = {}, who = CLERK) =>
  get(await cases.run(who, submitting(serial, { matters, applicant: { ...submission(serial).applicant, address: ADDRESS, ...applicant }, ...more }))).id;
const passedOn = async (id: string, around = UNREACHED) => get(await cases.run(CLERK, (work) => forwardApplication(work, id, { matters: null, agreed: false }, around)));
const dispatchesOf = (id: string) => cases.rows<{ id: string; letter_id: string; kind: string; channel: string; state: string; because: string | null }>(
  'select d.id, d.letter_id, l.kind, d.channel, d.state, d.because from dispatch d join letter l on l.id = d.letter_id where d.application_id = $1 order by l.sequence, d.state', [id]);

test.each([
  ['help that cannot wait', 'PD-002', 'COVER_EMERGENCY', BECAUSE.CALL_AT_ONCE], ['by art. 38', 'ED-005', 'COVER_38', null], ['by art. 65', 'ON-001', 'COVER', null],
] as const)('what is passed on %s to a unit that has an inbox alone waits on paper for a clerk', async (_name, matter, kind, because) => {
  const id = await filed(1, [matter], { agreesToForwarding: true });
  await passedOn(id);
  expect((await dispatchesOf(id)).filter((each) => each.kind.startsWith('COVER'))).toMatchObject([{ kind, channel: 'PAPER', state: 'QUEUED', because }]);
});

test('what stays in the centre writes nobody', async () => {
  const id = await filed(2, ['CUS-001']);
  get(await cases.run(CLERK, assigning(id)));
  expect(await dispatchesOf(id)).toEqual([]);
});

describe('beside help that cannot wait', () => {
  const ade = parseAde('AE:PL-10001-20002-ABCDE-55')!;
  const informed = async (id: string) => {
    get(await cases.run(CLERK, (work) => informApplicant(work, id, null, DEMO_OFFICE)));
    return (await dispatchesOf(id))[0]!;
  };

  test.each([['on paper', {}, 'PAPER'], ['to an address for electronic delivery', { ade }, 'EDORECZENIA']])('no letter goes home by itself, %s: a clerk says how it may', async (_name, applicant, channel) => {
    const held = await informed(await filed(3, ['PD-001', 'ZUS-001'], applicant));
    expect(held).toMatchObject({ kind: 'INFORMATION', channel, state: 'REVIEW_REQUIRED', because: BECAUSE.HELD });
    expect(codeOf(await cases.run(CLERK, (work) => recordPosting(work, held.id)))).toBe('DELIVERY_STATE');
    expect(get(await cases.run(CLERK, (work) => decideDispatch(work, held.id, 'SEND_AGAIN', null)))).toMatchObject({ state: 'QUEUED', because: null });
  });

  test('nor is it delivered by being opened on the account', async () => {
    const account = actor('resident', { id: 'account-1' });
    const id = await filed(4, ['PD-001', 'ZUS-001'], {}, { channel: 'ACCOUNT' }, account);
    const held = await informed(id);
    get(await cases.run(account, (work) => deliverOnAccount(work, held.letter_id)));
    expect((await dispatchesOf(id))[0]).toMatchObject({ channel: 'ACCOUNT', state: 'REVIEW_REQUIRED' });
  });

  test('the others are called for, by a letter that names them alone and is held too', async () => {
    const id = await filed(5, ['PD-001', 'CUS-001'], { signature: 'NONE' });
    get(await cases.run(CLERK, (work) => callToComplete(work, id, { days: 7 }, DEMO_OFFICE)));
    expect(await cases.rows('select kind, matters from letter where application_id = $1', [id])).toEqual([{ kind: 'CALL_64', matters: ['CUS-001'] }]);
    expect(await dispatchesOf(id)).toMatchObject([{ state: 'REVIEW_REQUIRED' }]);
    get(await cases.run(CLERK, assigning(id, ['PD-001'])));
    expect(await cases.rows('select matter, state from application_part where application_id = $1 order by place', [id]))
      .toEqual([{ matter: 'PD-001', state: 'ASSIGNED' }, { matter: 'CUS-001', state: 'OPEN' }]);
  });
});

test('a letter of any other case leaves as ever', async () => {
  const id = await filed(6, ['ZUS-001']);
  get(await cases.run(CLERK, (work) => informApplicant(work, id, null, DEMO_OFFICE)));
  expect(await dispatchesOf(id)).toMatchObject([{ state: 'QUEUED', because: null }]);
});

test('help that is sent back escalates at once, and the centre gives it', async () => {
  const id = await filed(7, ['PD-002']);
  await passedOn(id);
  const [passed] = await cases.rows<{ id: string }>('select id from forwarding where application_id = $1', [id]);
  get(await cases.run(CLERK, answering(passed!.id, 'NOT_COMPETENT_BY_PLACE')));
  expect(await cases.rows('select escalated from application where id = $1', [id])).toEqual([{ escalated: true }]);
  expect(get(await cases.run(CLERK, assigning(id)))).toMatchObject({ state: 'ASSIGNED', unit: 'CUS-PROG' });
});

test('papers that are missing again and again go to who decides, as other refusals do', async () => {
  const id = await filed(8, ['PZ-001']);
  const escalated = async () => (await cases.rows<{ escalated: boolean }>('select escalated from application where id = $1', [id]))[0]!.escalated;
  for (const expected of [false, true]) {
    await passedOn(id);
    const [passed] = await cases.rows<{ id: string }>("select id from forwarding where application_id = $1 and state = 'SENT'", [id]);
    get(await cases.run(CLERK, answering(passed!.id, 'INCOMPLETE')));
    expect(await escalated()).toBe(expected);
  }
});

test('help is not called off on an account: a clerk hears the person first', async () => {
  const account = actor('resident', { id: 'account-2' });
  const id = await filed(9, ['PD-001'], {}, { channel: 'ACCOUNT' }, account);
  expect(codeOf(await cases.run(account, (work) => withdrawApplication(work, id)))).toBe('EMERGENCY_STANDS');
  expect(get(await cases.run(CLERK, (work) => withdrawApplication(work, id))).state).toBe('WITHDRAWN');
});
