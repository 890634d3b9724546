import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assign as assignOf } from '../../../src/core/applications/assign.js';
import { withAgreement } from '../../../src/core/applications/agree.js';
import { DECLARATION_CLAUSE, type Application } from '../../../src/core/applications/application.js';
import { callToComplete } from '../../../src/core/applications/call-to-complete.js';
import { declareDispute as declareDisputeOf, isEscalated, settleDispute } from '../../../src/core/applications/dispute.js';
import { forward as forwardOf, type Refusing } from '../../../src/core/applications/forward.js';
import { acknowledgeForwarding, refuseForwarding, type Forwarding, type SendBackReason } from '../../../src/core/applications/forwarding.js';
import { inform } from '../../../src/core/applications/inform.js';
import { leave } from '../../../src/core/applications/leave.js';
import { APPLICATION_LIFE, PART_LIFE, type PartState } from '../../../src/core/applications/lifecycle.js';
import type { Moved } from '../../../src/core/applications/move-parts.js';
import { faultOf, type ForwardedBy, isPingPong } from '../../../src/core/applications/ping-pong.js';
import { returnToApplicant } from '../../../src/core/applications/return.js';
import { split } from '../../../src/core/applications/split.js';
import { submit } from '../../../src/core/applications/submit.js';
import { MATTER_CODES } from '../../../src/core/law/matters.js';
import { DEMO_CENTRE } from '../../../src/demo/demo-centre.js';
import { parseGminaCode } from '../../../src/vocabulary/gmina-code.js';
import type { Outcome } from '../../../src/vocabulary/outcome.js';
import { date, submission } from '../../case-builder.js';

const TODAY = date('2026-11-24');
const BASE = submission(1);

/** An application as it was received in the demo gmina, by somebody who lives there unless `person` says otherwise. */
function received(matters: readonly string[], agreesToForwarding = false, person: Partial<typeof BASE.person> = {}): Application {
  const given = { ...BASE, matters, applicant: { ...BASE.applicant, agreesToForwarding, declaration: DECLARATION_CLAUSE.version }, person: { ...BASE.person, ...person } };
  const outcome = submit(given, DEMO_CENTRE, TODAY);
  if (!outcome.ok) throw new Error(outcome.refusals[0].code);
  return { id: 'a', state: 'SUBMITTED', receivedOn: TODAY, unit: null, ...given, ...outcome.value };
}

const assign = (application: Application, matters: readonly string[] | null = null, refusedBy: readonly Refusing[] = []) => assignOf(application, matters, DEMO_CENTRE, refusedBy);
const forward = (application: Application, matters: readonly string[] | null, refusedBy: readonly Refusing[]) => forwardOf(application, matters, DEMO_CENTRE, refusedBy);

/** As its own organ said of the matter, unless `reason` says otherwise. */
const declareDispute = (application: Application, matter: string, centre: typeof DEMO_CENTRE, forwardedBy: ForwardedBy | null = null, reason: SendBackReason = 'NOT_COMPETENT_BY_MATTER') =>
  declareDisputeOf(application, matter, centre, application.parts.flatMap(({ unit, territory }) => (unit ? [{ matter, unit, territory, reason }] : [])), forwardedBy);

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
    const by = { matter: 'PZ-001', unit, territory, reason: 'NOT_COMPETENT_BY_PLACE' } as const;
    expect(codeOf(forward(application, null, [by]))).toBe('FORWARDED_BEFORE');
    expect(codeOf(forward(application, null, [{ ...by, territory: '9999' }]))).toBe('DONE');
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

  test('has no dispute before an organ has said that it is not its own: papers that are missing are none', () => {
    const { application } = done(refuseForwarding(forwarded, passed(forwarded, 'PZ-001'), 0));
    expect((['INCOMPLETE', 'AGREEMENT_WITHDRAWN', 'NOT_COMPETENT_BY_PLACE'] as const).map((reason) => codeOf(declareDispute(application, 'PZ-001', DEMO_CENTRE, null, reason)))).toEqual(['NO_DISPUTE', 'NO_DISPUTE', 'DONE']);
  });

  test('has no dispute where both act for one wójt', () => {
    const within = done(forward(received(['WR-003'], true), null, [])).application;
    const { application } = done(refuseForwarding(within, passed(within, 'WR-003'), 0));
    expect(codeOf(declareDispute(application, 'WR-003', DEMO_CENTRE))).toBe('NO_DISPUTE');
  });

  test('goes to the same unit again when only papers were missing, and no more once it said that it is not competent', () => {
    const { application } = done(refuseForwarding(forwarded, passed(forwarded, 'PZ-001'), 0));
    const { unit, territory } = passed(application, 'PZ-001');
    const incomplete = { matter: 'PZ-001', unit, territory, reason: 'INCOMPLETE' } as const;
    expect(statesOf(done(forward(application, ['PZ-001'], [incomplete])).application)).toEqual(['FORWARDED']);
    expect(codeOf(forward(application, ['PZ-001'], [incomplete, { ...incomplete, reason: 'NOT_COMPETENT_BY_MATTER' }]))).toBe('FORWARDED_BEFORE');
  });

  test('inside the gmina and came back is kept by the centre, and not before it came back', () => {
    const within = done(forward(received(['WR-003'], true), null, [])).application;
    expect([codeOf(assign(received(['WR-003'], true))), codeOf(assign(within))]).toEqual(['FINDING_DIFFERS', 'FINDING_DIFFERS']);
    const { application } = done(refuseForwarding(within, passed(within, 'WR-003'), 0));
    const kept = done(assign(application)).application;
    expect([statesOf(kept), kept.state, kept.unit]).toEqual([['ASSIGNED'], 'ASSIGNED', 'CUS-PROG']);
  });

  test('has no dispute once the application has ended, and none is settled in it', () => {
    const { application } = done(refuseForwarding(forwarded, passed(forwarded, 'PZ-001'), 0));
    expect(codeOf(declareDispute({ ...application, state: 'WITHDRAWN' }, 'PZ-001', DEMO_CENTRE))).toBe('APPLICATION_STATE');
    const disputed = done(declareDispute(application, 'PZ-001', DEMO_CENTRE)).application;
    expect(codeOf(settleDispute({ ...disputed, state: 'LEFT_WITHOUT_RECOGNITION' }, 'PZ-001', 'OURS', 'CUS-PS'))).toBe('APPLICATION_STATE');
  });
});

describe('an application with two matters that go to and fro', () => {
  const both = received(['PZ-001', 'PUP-001'], false);
  const waiting = { ...both, parts: both.parts.map((part) => ({ ...part, state: 'SENT_BACK' as const })) };
  const twice = (matter: string) => Array.from({ length: 2 }, () => ({ matter, unit: 'PUP', territory: null, reason: 'NOT_COMPETENT_BY_MATTER' } as const));
  const settled = done(settleDispute(done(declareDispute(waiting, 'PZ-001', DEMO_CENTRE)).application, 'PZ-001', 'OURS', 'CUS-PS')).application;

  test.each([
    ['while the other one came back twice', [...twice('PZ-001'), ...twice('PUP-001')], null, true],
    ['not when the other one came back once', [...twice('PZ-001'), ...twice('PUP-001').slice(1)], null, false],
    ['while the other one belongs to the unit that sent all of it here', twice('PZ-001'), { unit: 'PUP', territory: null, filedOn: TODAY }, true],
    ['not when it was the settled one that came from its own unit', twice('PZ-001'), { unit: 'PCPR', territory: null, filedOn: TODAY }, false],
  ] as const)('needs a decision still after one dispute is settled, %s', (_name, refusedBy, forwardedBy, escalated) => expect(isEscalated(settled, refusedBy, forwardedBy)).toBe(escalated));
});

describe('the talk about the needs (art. 37–38)', () => {
  const stated = { person: BASE.person, places: {}, receivedOn: TODAY };
  const kept = received(['CUS-001', 'WR-003']);

  test('brings the agreement, so a matter that was kept for want of it goes to the unit whose it is; the others stay', () => {
    expect(kept.parts.map(({ mode, unit }) => [mode, unit])).toEqual([['INTERNAL', 'CUS-PROG'], ['INTERNAL', 'CUS-PROG']]);
    const assigned = { ...done(assign(kept)).application, state: 'NEEDS_RECORDED' } as const;
    expect(codeOf(forward(assigned, null, []))).toBe('FINDING_DIFFERS');
    const { application, moved } = done(forward(withAgreement(assigned, null, stated, DEMO_CENTRE), null, []));
    expect(moved.map(({ matter, mode, unit }) => [matter, mode, unit])).toEqual([['WR-003', 'ART38_GMINA', 'GJO']]);
    expect([statesOf(application), application.state, application.unit]).toEqual([['ASSIGNED', 'FORWARDED'], 'NEEDS_RECORDED', 'CUS-PROG']);
  });

  test('brings it for the named matters alone (art. 38 ust. 1: in part), whatever is found anew afterwards', () => {
    const two = done(assign(received(['ED-005', 'ZD-006']))).application;
    const agreed = withAgreement(two, ['ED-005'], stated, DEMO_CENTRE);
    expect(agreed.parts.map(({ mode, unit, state }) => [mode, unit, state])).toEqual([['ART38_GMINA', 'GJO', 'ASSIGNED'], ['INTERNAL', 'CUS-PROG', 'ASSIGNED']]);
    expect(agreed.finding.parts.map(({ mode }) => mode)).toEqual(['ART38_GMINA', 'INTERNAL']);
    const { application } = done(forward(agreed, ['ED-005'], []));
    expect(statesOf(application)).toEqual(['FORWARDED', 'ASSIGNED']);
    expect(codeOf(forward(application, ['ZD-006'], []))).toBe('FINDING_DIFFERS');
    expect(withAgreement(two, null, stated, DEMO_CENTRE).parts.map(({ mode }) => mode)).toEqual(['ART38_GMINA', 'ART38_GMINA']);
    const both = withAgreement(application, ['ZD-006'], stated, DEMO_CENTRE);
    expect(both.finding.parts.map(({ mode }) => mode)).toEqual(['ART38_GMINA', 'ART38_GMINA']);
    expect(statesOf(done(forward(both, ['ZD-006'], [])).application)).toEqual(['FORWARDED', 'FORWARDED']);
  });

  test('can end with the whole application in another unit', () => {
    const assigned = done(assign(received(['WR-003']))).application;
    const { application } = done(forward(withAgreement(assigned, null, stated, DEMO_CENTRE), null, []));
    expect([application.state, application.unit]).toEqual(['FORWARDED', 'GJO']);
  });
});

describe('what is not signed', () => {
  test('is called for before anybody works on it; help that cannot wait is not', () => {
    const unsigned = { ...received(['CUS-001']), defects: ['SIGNATURE_MISSING'] } as const;
    expect(codeOf(assign(unsigned))).toBe('APPLICATION_INCOMPLETE');
    expect(codeOf(assign({ ...unsigned, defects: ['ADDRESS_MISSING'] }))).toBe('DONE');
    const urgent = submit({ ...BASE, matters: ['PD-001'], applicant: { ...BASE.applicant, signature: 'NONE' } }, DEMO_CENTRE, TODAY);
    expect(urgent).toMatchObject({ ok: true, value: { defects: [] } });
  });
});

describe('one matter that lacks something', () => {
  const undeclared = () => ({ ...received(['PS-003', 'CUS-001']), channel: 'ACCOUNT', defects: ['DECLARATION_MISSING'] } as const);

  test('does not keep the others waiting: they are assigned, and it is called for', () => {
    const application = undeclared();
    expect(codeOf(assign(application, ['CUS-001']))).toBe('APPLICATION_INCOMPLETE');
    const assigned = done(assign(application)).application;
    expect([statesOf(assigned), assigned.state]).toEqual([['ASSIGNED', 'OPEN'], 'SUBMITTED']);
    const called = done(callToComplete(application, 7)).application;
    const later = done(assign(called, ['PS-003'])).application;
    expect([statesOf(later), later.state]).toEqual([['ASSIGNED', 'OPEN'], 'CALLED_TO_COMPLETE']);
    expect(codeOf(assign(called, ['CUS-001']))).toBe('APPLICATION_STATE');
  });

  test('is left alone when the term has passed, and the application goes on with the others', () => {
    const lastDay = date('2026-12-10');
    const left = (application: Application) => done(leave(application, lastDay, date('2026-12-11')));
    const { application, moved } = left(done(assign(done(callToComplete(undeclared(), 7)).application)).application);
    expect([statesOf(application), application.state, application.defects, moved.map(({ matter }) => matter)]).toEqual([['ASSIGNED', 'LEFT'], 'ASSIGNED', [], ['CUS-001']]);
    expect(left(undeclared()).application).toMatchObject({ state: 'SUBMITTED', parts: [{ state: 'OPEN' }, { state: 'LEFT' }] });
    const unsigned = left({ ...undeclared(), defects: ['SIGNATURE_MISSING'] }).application; // of all of them
    expect([statesOf(unsigned), unsigned.state]).toEqual([['LEFT', 'LEFT'], 'LEFT_WITHOUT_RECOGNITION']);
  });
});

describe('an emergency beside other matters', () => {
  const unsigned = () => {
    const { declaration: _, ...undeclared } = BASE.applicant;
    const outcome = submit({ ...BASE, matters: ['PD-001', 'CUS-001'], applicant: { ...undeclared, signature: 'NONE' } }, DEMO_CENTRE, TODAY);
    if (!outcome.ok) throw new Error(outcome.refusals[0].code);
    return { ...received(['PD-001', 'CUS-001']), defects: outcome.value.defects };
  };

  test('is exempt from what is formal, and they are not', () => {
    const application = unsigned();
    expect(application.defects).toEqual(['ADDRESS_MISSING', 'SIGNATURE_MISSING', 'DECLARATION_MISSING']);
    expect(codeOf(assign(application, ['CUS-001']))).toBe('APPLICATION_INCOMPLETE');
    expect(statesOf(done(assign(application)).application)).toEqual(['ASSIGNED', 'OPEN']);
    const called = done(callToComplete({ ...application, channel: 'ACCOUNT' }, 7)).application;
    expect(statesOf(done(assign(called, ['PD-001'])).application)).toEqual(['ASSIGNED', 'OPEN']);
    expect(done(leave(application, null, TODAY)).moved.map(({ matter }) => matter)).toEqual(['CUS-001']);
  });

  test('that another unit sends back escalates at once, and the centre keeps it (k.p.a. art. 23)', () => {
    const away = done(forward(received(['PD-002']), null, [])).application;
    const { application, facts } = done(refuseForwarding(away, passed(away, 'PD-002'), 0));
    expect(facts.map(({ type }) => type)).toEqual(['application.sent-back', 'application.escalated']);
    const { unit, territory } = passed(away, 'PD-002');
    for (const reason of ['NOT_COMPETENT_BY_PLACE', 'INCOMPLETE'] as const) {
      const kept = done(assign(application, null, [{ matter: 'PD-002', unit, territory, reason }])).application;
      expect([statesOf(kept), kept.unit]).toEqual([['ASSIGNED'], 'CUS-PROG']);
    }
    expect(isEscalated(application, [{ matter: 'PD-002', unit, territory, reason: 'INCOMPLETE' }], null)).toBe(true);
  });
});

test('help that cannot wait is given here in the own gmina, and elsewhere by the unit there', () => {
  const elsewhere = received(['PD-001'], false, { residence: parseGminaCode('1465011')!, stay: parseGminaCode('1465011')! });
  expect(elsewhere.parts).toMatchObject([{ mode: 'EMERGENCY', territory: '1465011' }]);
  expect([codeOf(assign(elsewhere)), codeOf(forward(elsewhere, null, []))]).toEqual(['FINDING_DIFFERS', 'DONE']);
  const here = received(['PD-001']);
  expect([codeOf(assign(here)), codeOf(forward(here, null, []))]).toEqual(['DONE', 'FINDING_DIFFERS']);
});

test('what a unit of the same organ has sent back stays with the centre, unless papers were missing', () => {
  const passedOn = done(assign(received(['SR-008']))).application;
  expect(passedOn.unit).toBe('UG');
  const { application } = done(refuseForwarding(passedOn, passed(passedOn, 'SR-008'), 0));
  const { unit, territory } = passed(application, 'SR-008');
  const refusing = (reason: 'INCOMPLETE' | 'NOT_COMPETENT_BY_MATTER') => [{ matter: 'SR-008', unit, territory, reason }];
  expect(done(assign(application, null, refusing('NOT_COMPETENT_BY_MATTER'))).application.unit).toBe('CUS-PROG');
  expect(done(assign(application, null, refusing('INCOMPLETE'))).application.unit).toBe('UG');
});

test('a matter that the competent organ itself passed here is disputed, and does not go straight back', () => {
  const application = received(['PZ-001']);
  const { territory } = application.parts[0]!;
  expect(codeOf(declareDispute(application, 'PZ-001', DEMO_CENTRE))).toBe('APPLICATION_STATE');
  expect(codeOf(declareDispute(application, 'PZ-001', DEMO_CENTRE, { unit: 'PCPR', territory, filedOn: TODAY }))).toBe('DONE');
});

test('who passed an application on is another unit, of an area of its level, within a year', () => {
  const by = { unit: 'PCPR', territory: '3208', filedOn: TODAY } as const;
  expect([
    by, { ...by, territory: null }, { ...by, territory: '3208083' }, { ...by, unit: 'CUS-PS', territory: null }, { ...by, unit: 'CUS-PS', territory: DEMO_CENTRE.gminas[0]! },
    { ...by, unit: 'CUS-PS', territory: '1465011' }, { ...by, unit: 'ZUS' }, { ...by, filedOn: date('2026-11-25') }, { ...by, filedOn: date('2025-11-24') }, { ...by, filedOn: date('2025-11-23') },
  ].map((each) => faultOf(each as ForwardedBy, DEMO_CENTRE, TODAY))).toEqual([null, null, 'territory', 'unit', 'unit', null, 'territory', 'filedOn', null, 'filedOn']);
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
