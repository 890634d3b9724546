import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assign } from '../../../src/core/applications/assign.js';
import { DECLARATION_CLAUSE, type Application } from '../../../src/core/applications/application.js';
import { declareDispute, settleDispute } from '../../../src/core/applications/dispute.js';
import { forward } from '../../../src/core/applications/forward.js';
import { acknowledgeForwarding, refuseForwarding, type Forwarding } from '../../../src/core/applications/forwarding.js';
import { inform } from '../../../src/core/applications/inform.js';
import { APPLICATION_LIFE, PART_LIFE, type PartState } from '../../../src/core/applications/lifecycle.js';
import type { Moved } from '../../../src/core/applications/move-parts.js';
import { isPingPong } from '../../../src/core/applications/ping-pong.js';
import { returnToApplicant } from '../../../src/core/applications/return.js';
import { split } from '../../../src/core/applications/split.js';
import { submit } from '../../../src/core/applications/submit.js';
import { MATTER_CODES } from '../../../src/core/law/matters.js';
import { DEMO_CENTRE } from '../../../src/demo/demo-centre.js';
import type { Outcome } from '../../../src/vocabulary/outcome.js';
import { date, submission } from '../../case-builder.js';

const TODAY = date('2026-11-24');
const BASE = submission(1);

/** An application as it was received in the demo gmina, by somebody who lives there unless `person` says otherwise. */
function received(matters: readonly string[], agreesToForwarding = false, person: Partial<typeof BASE.person> = {}): Application {
  const given = { ...BASE, matters, applicant: { ...BASE.applicant, agreesToForwarding, declaration: DECLARATION_CLAUSE.version }, person: { ...BASE.person, ...person } };
  const outcome = submit(given, DEMO_CENTRE, TODAY);
  if (!outcome.ok) throw new Error(outcome.refusals[0].code);
  return { id: 'a', state: 'SUBMITTED', unit: null, ...given, ...outcome.value };
}

const done = <M extends Moved>(outcome: Outcome<M>): M => {
  if (!outcome.ok) throw new Error(outcome.refusals[0].code);
  return outcome.value;
};
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'DONE' : outcome.refusals[0].code);
const statesOf = ({ parts }: Application): PartState[] => parts.map(({ state }) => state);
const passed = ({ parts }: Application, matter: string): Forwarding => {
  const { mode, unit, territory } = parts.find((part) => part.matter === matter)!;
  return { id: 'f', matters: [matter], mode: mode!, unit: unit!, territory, state: 'SENT' };
};

describe('an application of several matters', () => {
  test('is split between the centre and other organs: the own part goes on, the other needs an application of its own', () => {
    const application = received(['CUS-001', 'PZ-001']);
    expect(application.finding.outcome).toBe('SPLIT');
    const separated = done(split(application, null)).application;
    expect([statesOf(separated), separated.state]).toEqual([['OPEN', 'SEPARATED'], 'SUBMITTED']);
    const assigned = done(assign(separated)).application;
    expect([statesOf(assigned), assigned.state, assigned.unit]).toEqual([['ASSIGNED', 'SEPARATED'], 'ASSIGNED', 'CUS-PROG']);
  });

  test('can be separated after the own part was assigned: the order of the acts does not matter', () => {
    const one = done(split(done(assign(received(['CUS-001', 'PZ-001']))).application, null)).application;
    const other = done(assign(done(split(received(['CUS-001', 'PZ-001']), null)).application)).application;
    expect(one).toEqual(other);
  });

  test('inside the gmina can be forwarded in part (art. 38 ust. 1)', () => {
    const application = received(['CUS-001', 'WR-003', 'KU-001', 'ED-005'], true);
    const forwarded = done(forward(application, ['WR-003'], []));
    expect(forwarded.moved.map(({ matter, unit, mode }) => [matter, unit, mode])).toEqual([['WR-003', 'GJO', 'ART38_GMINA']]);
    expect(forwarded.application.state).toBe('SUBMITTED');
    expect(codeOf(forward(forwarded.application, ['WR-003'], []))).toBe('APPLICATION_STATE');
    expect(codeOf(forward(application, ['CUS-001'], []))).toBe('FINDING_DIFFERS');
    expect(codeOf(forward(application, ['PZ-001'], []))).toBe('INVALID_VALUE');
  });
});

test.each([
  ['a court decides: returned', 'SA-001', returnToApplicant, 'RETURNED', 'CLOSED'],
  ['ZUS takes its own form only: the applicant is told where', 'ZUS-001', inform, 'INFORMED', 'CLOSED'],
  ['another organ decides: forwarded', 'PUP-001', (application: Application) => forward(application, null, []), 'FORWARDED', 'FORWARDED'],
  ['a service of a performer: the centre refers, so it keeps the application', 'AL-002', assign, 'ASSIGNED', 'ASSIGNED'],
] as const)('%s', (_, matter, act, part, state) => {
  const { application } = done((act as (application: Application, matters: null) => Outcome<Moved>)(received([matter]), null));
  expect([statesOf(application), application.state]).toEqual([[part], state]);
});

test('what nobody competent can be determined for is returned, and nothing else can be done with it', () => {
  const application = received(['PS-003'], false, { residence: null });
  expect(application.parts).toMatchObject([{ mode: null, unit: null, state: 'OPEN' }]);
  expect([assign(application), forward(application, null, []), split(application, null), inform(application, null)].map(codeOf)).toEqual(Array(4).fill('FINDING_DIFFERS'));
  expect(done(returnToApplicant(application, null)).application.state).toBe('CLOSED');
});

describe('what was forwarded', () => {
  const forwarded = done(forward(received(['PZ-001']), null, [])).application;

  test('is taken over when the unit acknowledges it, once', () => {
    const { application, state } = done(acknowledgeForwarding(forwarded, passed(forwarded, 'PZ-001')));
    expect([statesOf(application), application.state, state]).toEqual([['TAKEN_OVER'], 'FORWARDED', 'ACKNOWLEDGED']);
    expect(codeOf(acknowledgeForwarding(application, { ...passed(application, 'PZ-001'), state: 'ACKNOWLEDGED' }))).toBe('FORWARDING_STATE');
  });

  test('comes back when the unit refuses, goes to the same unit no more, and can be disputed', () => {
    const { application } = done(refuseForwarding(forwarded, passed(forwarded, 'PZ-001'), 0));
    expect([statesOf(application), application.state]).toEqual([['SENT_BACK'], 'SUBMITTED']);
    const { unit, territory } = passed(application, 'PZ-001');
    expect(codeOf(forward(application, null, [{ matter: 'PZ-001', unit, territory }]))).toBe('FORWARDED_BEFORE');
    expect(codeOf(forward(application, null, [{ matter: 'PZ-001', unit, territory: '9999' }]))).toBe('DONE');
    const disputed = done(declareDispute(application, 'PZ-001', DEMO_CENTRE));
    expect([statesOf(disputed.application), disputed.settledBy.body]).toEqual([['DISPUTED'], 'SKO']);
    expect(codeOf(forward(disputed.application, null, []))).toBe('APPLICATION_STATE');
    const ours = done(settleDispute(disputed.application, 'PZ-001', 'OURS', 'CUS-PS')).application;
    expect([statesOf(ours), ours.state, ours.unit]).toEqual([['ASSIGNED'], 'ASSIGNED', 'CUS-PS']);
    const theirs = done(settleDispute(disputed.application, 'PZ-001', 'THEIRS', 'CUS-PS')).application;
    expect([statesOf(theirs), theirs.state, theirs.unit]).toEqual([['FORWARDED'], 'FORWARDED', 'PCPR']);
  });

  test('escalates when it comes back for the second time, and not before', () => {
    const facts = (times: number) => done(refuseForwarding(forwarded, passed(forwarded, 'PZ-001'), times)).facts.map(({ type }) => type);
    expect([facts(0), facts(1)]).toEqual([['application.sent-back'], ['application.sent-back', 'application.escalated']]);
  });

  test('has no dispute where both act for one wójt', () => {
    const within = done(forward(received(['WR-003'], true), null, [])).application;
    const { application } = done(refuseForwarding(within, passed(within, 'WR-003'), 0));
    expect(codeOf(declareDispute(application, 'WR-003', DEMO_CENTRE))).toBe('NO_DISPUTE');
  });
});

test('an application that the competent unit itself sent here goes to and fro: that is seen when it comes in', () => {
  const { finding } = received(['PZ-001']);
  const [part] = finding.parts;
  expect(isPingPong(finding, { unit: 'PCPR', territory: part!.territory, filedOn: TODAY })).toBe(true);
  expect(isPingPong(finding, { unit: 'PCPR', territory: '9999', filedOn: TODAY })).toBe(false);
  expect(isPingPong(finding, { unit: 'PUP', territory: null, filedOn: TODAY })).toBe(false);
});

test('whatever is done in whatever order, parts move by their life alone, and the application says where they are', () => {
  const ACTS: readonly ((application: Application, matter: string) => Outcome<Moved>)[] = [
    (application) => assign(application), (application, matter) => assign(application, [matter]),
    (application) => forward(application, null, []), (application, matter) => forward(application, [matter], []),
    (application) => split(application, null), (application) => returnToApplicant(application, null), (application) => inform(application, null),
    (application, matter) => answerable(application, matter, (forwarding) => acknowledgeForwarding(application, forwarding)),
    (application, matter) => answerable(application, matter, (forwarding) => refuseForwarding(application, forwarding, 0)),
    (application, matter) => declareDispute(application, matter, DEMO_CENTRE),
    (application, matter) => settleDispute(application, matter, 'OURS', 'CUS-PROG'), (application, matter) => settleDispute(application, matter, 'THEIRS', 'CUS-PROG'),
  ];
  const step = fc.tuple(fc.nat(ACTS.length - 1), fc.nat(3));
  fc.assert(fc.property(fc.uniqueArray(fc.constantFrom(...MATTER_CODES), { minLength: 1, maxLength: 4 }), fc.boolean(), fc.array(step, { maxLength: 20 }), (matters, agrees, steps) => {
    let application = received(matters, agrees);
    for (const [act, which] of steps) {
      const outcome = ACTS[act]!(application, matters[which % matters.length]!);
      if (!outcome.ok) continue;
      const { application: next } = outcome.value;
      for (const [place, part] of next.parts.entries()) {
        const before = application.parts[place]!;
        expect(part.matter).toBe(before.matter);
        if (part.state !== before.state) expect(Object.values(PART_LIFE[before.state])).toContain(part.state);
      }
      if (next.state !== application.state) expect(Object.values(APPLICATION_LIFE[application.state])).toContain(next.state);
      expect(next.state).toBe(whereItIs(next));
      application = next;
    }
  }));
});

const answerable = (application: Application, matter: string, answer: (forwarding: Forwarding) => Outcome<Moved>): Outcome<Moved> => {
  const part = application.parts.find((each) => each.matter === matter)!;
  const waits = part.state === 'FORWARDED' || part.state === 'ASSIGNED';
  return waits && part.mode && part.unit ? answer(passed(application, matter)) : { ok: false, refusals: [{ code: 'FORWARDING_STATE', message: '' }] };
};

function whereItIs({ parts }: Application): Application['state'] {
  const states = new Set(parts.map(({ state }) => state));
  if (states.has('ASSIGNED')) return 'ASSIGNED';
  if (states.has('OPEN') || states.has('SENT_BACK') || states.has('DISPUTED')) return 'SUBMITTED';
  return states.has('FORWARDED') || states.has('TAKEN_OVER') ? 'FORWARDED' : 'CLOSED';
}
