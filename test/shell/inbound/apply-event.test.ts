import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { applyEvent } from '../../../src/shell/inbound/apply-event.js';
import type { CloudEvent } from '../../../src/shell/kafka/cloud-event.js';
import { DEMO_TENANT } from '../../../src/demo/demo-centre.js';
import { openCases, type Cases } from '../../case-builder.js';

/** What a provider sends, as the hub hears it. */
const event = (type: string, data: object, more: Partial<CloudEvent> = {}): CloudEvent => ({
  specversion: '1.0', id: randomUUID(), source: '/providers/p-0001', type: `pl.cus.referral.${type}.v1`, data: Buffer.from(JSON.stringify(data)), ...more,
});

describe('an event of a provider', () => {
  let cases: Cases;
  const apply = (said: CloudEvent, provider = 'p-0001') => applyEvent((who, command) => cases.run(who.actor, command), DEMO_TENANT, provider, said);
  const stateOf = async (referral: string) => (await cases.rows<{ state: string }>('select state from referral where id = $1', [referral]))[0]!.state;
  const factsOf = async (referral: string) =>
    (await cases.rows<{ type: string; detail: string | null }>('select type, detail from journal where referral_id = $1 order by id', [referral]))
      .map(({ type, detail }) => (detail ? `${type} ${detail}` : type));
  beforeAll(async () => { cases = await openCases(); });
  afterAll(async () => { await cases.close(); });

  test('is carried out once, however often and however simultaneously it comes', async () => {
    const { referral } = await cases.at('ISSUED');
    const accepted = event('accepted', { referralId: referral });
    const answers = await Promise.all(Array.from({ length: 5 }, () => apply(accepted)));
    expect(answers.toSorted()).toEqual(['APPLIED', 'DUPLICATE', 'DUPLICATE', 'DUPLICATE', 'DUPLICATE']);
    expect(await apply(accepted)).toBe('DUPLICATE');
    expect(await factsOf(referral)).toEqual(['referral.issued', 'referral.accepted']);
  });

  test('with the id of another one and other content changes nothing', async () => {
    const { referral } = await cases.at('ISSUED');
    const accepted = event('accepted', { referralId: referral });
    await apply(accepted);
    expect(await apply({ ...accepted, type: 'pl.cus.referral.started.v1' })).toBe('CONFLICT');
    expect(await stateOf(referral)).toBe('ACCEPTED');
  });

  test('that comes too early is refused, and the provider is told on its own topic why', async () => {
    const { referral } = await cases.at('ISSUED');
    expect(await apply(event('completed', { referralId: referral, outcome: 'ACHIEVED' }))).toBe('REJECTED');
    expect(await factsOf(referral)).toEqual(['referral.issued', 'referral.answer-refused REFERRAL_STATE']);
    expect(await stateOf(referral)).toBe('REQUESTED');
    expect(await cases.rows("select lane from journal where referral_id = $1 and type = 'referral.answer-refused'", [referral])).toEqual([{ lane: 'p-0001' }]);
  });

  test('needs an outcome to complete, and a day that is not in the future', async () => {
    const { referral } = await cases.at('STARTED');
    expect(await apply(event('completed', { referralId: referral }))).toBe('REJECTED');
    expect(await apply(event('completed', { referralId: referral, outcome: 'ACHIEVED', on: '2999-01-01' }))).toBe('REJECTED');
    expect(await apply(event('completed', { referralId: referral, outcome: 'NOT_ACHIEVED', comment: 'unknown members are ignored' }))).toBe('APPLIED');
    expect((await factsOf(referral)).slice(3)).toEqual([
      'referral.answer-refused OUTCOME_REQUIRED', 'referral.answer-refused INVALID_VALUE', 'referral.completed NOT_ACHIEVED', 'plan.item-closed',
    ]);
  });

  test('of one provider never touches the referral of another, nor tells anything about it', async () => {
    const { referral } = await cases.at('ISSUED');
    expect(await apply(event('accepted', { referralId: referral }, { source: '/providers/p-0002' }), 'p-0002')).toBe('REJECTED');
    expect(await apply(event('accepted', { referralId: referral }, { source: '/providers/p-0002' }), 'p-0001')).toBe('REJECTED');
    expect(await factsOf(referral)).toEqual(['referral.issued']);
    expect(await stateOf(referral)).toBe('REQUESTED');
  });

  test.each([
    ['no JSON', { data: Buffer.from('<accepted/>') }],
    ['no UTF-8', { data: Buffer.from([0xff, 0xfe]) }],
    ['a list', { data: Buffer.from('[]') }],
    ['nothing', { data: new Uint8Array(0) }],
    ['a type nobody knows', { type: 'pl.cus.referral.exploded.v1' }],
    ['a referral that is no id', { data: Buffer.from('{"referralId":"\'; drop table referral; --"}') }],
    ['a referral that does not exist', { data: Buffer.from(JSON.stringify({ referralId: randomUUID() })) }],
    ['a date that does not exist', { type: 'pl.cus.referral.started.v1', data: Buffer.from(JSON.stringify({ referralId: randomUUID(), on: '2026-02-30' })) }],
  ])('with %s is rejected and kept in the inbox', async (_, more) => {
    const said = event('accepted', {}, more);
    expect(await apply(said)).toBe('REJECTED');
    expect(await cases.rows('select status from inbox where event_id = $1', [said.id])).toEqual([{ status: 'REJECTED' }]);
  });
});
