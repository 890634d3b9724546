import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assign } from '../../../src/core/applications/assign.js';
import { DECLARATION_CLAUSE, type Application, type Signature } from '../../../src/core/applications/application.js';
import { callToComplete } from '../../../src/core/applications/call-to-complete.js';
import { canBeWrittenTo, formalDefects } from '../../../src/core/applications/formal-defects.js';
import { leave } from '../../../src/core/applications/leave.js';
import { APPLICATION_LIFE, type ApplicationState } from '../../../src/core/applications/lifecycle.js';
import type { ForwardedBy } from '../../../src/core/applications/ping-pong.js';
import { returnToApplicant } from '../../../src/core/applications/return.js';
import { split } from '../../../src/core/applications/split.js';
import { SIGNATURE_OF, submit, type Submission } from '../../../src/core/applications/submit.js';
import { supplement, type Stated, type Supplement } from '../../../src/core/applications/supplement.js';
import { withdraw } from '../../../src/core/applications/withdraw.js';
import { DEMO_CENTRE } from '../../../src/demo/demo-centre.js';
import { parseAde } from '../../../src/vocabulary/ade.js';
import { parseGminaCode } from '../../../src/vocabulary/gmina-code.js';
import { codeOf, date, get, submission } from '../../case-builder.js';

const TODAY = date('2026-11-24');
const BASE = submission(1);
const HOME = DEMO_CENTRE.gminas[0]!;
const ELSEWHERE = parseGminaCode('1465011')!;
const ADE = parseAde('AE:PL-12345-67890-ABCDE-12')!;
const { declaration: _, ...UNDECLARED } = BASE.applicant;
const COMPLETE = { ...BASE.applicant, address: 'ul. Lipowa 2, 00-000 Zielone Wzgórze', signature: 'HANDWRITTEN' } as const;

type Changes = Partial<Omit<Submission, 'applicant' | 'person'>> & { readonly applicant?: Partial<Submission['applicant']>; readonly person?: Partial<Submission['person']> };

/** An application that lacks nothing, received in the demo gmina by somebody who lives there, unless `changes` say otherwise; and what it states. */
function received({ applicant, person, ...changes }: Changes = {}): { readonly application: Application; readonly stated: Stated } {
  const given = { ...BASE, ...changes, applicant: { ...COMPLETE, ...applicant }, person: { ...BASE.person, ...person } };
  const { finding, parts, defects } = get(submit(given, DEMO_CENTRE, TODAY));
  const { channel, matters } = given;
  return {
    application: { id: 'a', state: 'SUBMITTED', receivedOn: TODAY, unit: null, channel, matters, applicant: given.applicant, finding, parts, defects },
    stated: { person: given.person, places: { realEstate: given.realEstate ?? null, school: given.school ?? null }, receivedOn: TODAY, forwardedBy: null, escalated: false },
  };
}

const given = (changes: Partial<Supplement>): Supplement => ({ applicant: {}, person: {}, places: {}, ...changes });
const STATES = Object.keys(APPLICATION_LIFE) as ApplicationState[];

describe('formal defects (k.p.a. art. 63–64)', () => {
  test.each<[string, Parameters<typeof formalDefects>[0], string, readonly string[]]>([
    ['nothing is missing', COMPLETE, 'CUS-001', []],
    ['an address for electronic delivery is an address', { ...BASE.applicant, ade: ADE }, 'CUS-001', []],
    ['no address', BASE.applicant, 'CUS-001', ['ADDRESS_MISSING']],
    ['no signature', { ...COMPLETE, signature: 'NONE' }, 'CUS-001', ['SIGNATURE_MISSING']],
    ['no signature, and an e-mail is enough', { ...COMPLETE, signature: 'NONE' }, 'UG-002', []],
    ['no declaration, and the matter needs none', { ...UNDECLARED, address: 'x' }, 'PZ-001', []],
    ['no declaration for a service of a programme', { ...UNDECLARED, address: 'x' }, 'CUS-001', ['DECLARATION_MISSING']],
    ['another clause than that of the statute', { ...COMPLETE, declaration: 'moja-klauzula' }, 'CUS-001', ['DECLARATION_MISSING']],
    ['nothing but a name', { ...UNDECLARED, signature: 'NONE' }, 'CUS-001', ['ADDRESS_MISSING', 'SIGNATURE_MISSING', 'DECLARATION_MISSING']],
  ])('%s', (_name, applicant, matter, defects) => expect(formalDefects(applicant, [matter], received({ matters: [matter] }).application.finding, TODAY)).toEqual(defects));

  test('what comes in is signed as its channel has it; what is no application is signed by nobody', () => {
    expect(SIGNATURE_OF).toEqual({ PAPER: 'HANDWRITTEN', ORAL_PROTOCOL: 'PROTOCOL', ACCOUNT: 'ACCOUNT', EDORECZENIA: 'TRUSTED', EMAIL: 'NONE', PHONE: 'NONE' });
  });

  test.each([
    ['EDORECZENIA', ['HANDWRITTEN', 'PROTOCOL', 'ACCOUNT'], ['TRUSTED', 'QUALIFIED', 'PERSONAL', 'NONE']], ['PAPER', ['TRUSTED', 'QUALIFIED', 'PERSONAL', 'ACCOUNT', 'PROTOCOL'], ['HANDWRITTEN', 'NONE']],
    ['ORAL_PROTOCOL', ['TRUSTED', 'ACCOUNT'], ['PROTOCOL', 'HANDWRITTEN']], ['ACCOUNT', ['HANDWRITTEN', 'PROTOCOL'], ['ACCOUNT', 'TRUSTED']],
  ] as const)('%s cannot be signed in every way', (channel, impossible, possible) => {
    const signed = (signature: Signature) => submit({ ...BASE, channel, applicant: { ...COMPLETE, signature } }, DEMO_CENTRE, TODAY);
    for (const signature of impossible) expect(signed(signature)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_VALUE', field: 'signature' }] });
    for (const signature of possible) expect(codeOf(signed(signature))).toBe('DONE');
  });

  test('who applies on an account can be written to there, who gave no address on paper cannot', () => {
    const reachable = (channel: Application['channel'], applicant: Application['applicant']) => canBeWrittenTo({ channel, applicant });
    expect([reachable('ACCOUNT', BASE.applicant), reachable('PAPER', BASE.applicant), reachable('PAPER', COMPLETE), reachable('ORAL_PROTOCOL', { ...BASE.applicant, ade: ADE })])
      .toEqual([true, false, true, true]);
  });
});

describe('a call to complete (k.p.a. art. 64 § 2)', () => {
  const unsigned = () => received({ applicant: { signature: 'NONE' } }).application;

  test.each([[0, 'CALL_TOO_SHORT'], [6, 'CALL_TOO_SHORT'], [-7, 'CALL_TOO_SHORT'], [7, 'DONE'], [14, 'DONE'], [365, 'DONE'], [366, 'INVALID_VALUE'], [7.5, 'INVALID_VALUE']])(
    'with %d days: %s', (days, code) => expect(codeOf(callToComplete(unsigned(), days))).toBe(code));

  test('says its term in the fact, so that leaving can wait for it', () => {
    const { application, facts } = get(callToComplete(unsigned(), 14));
    expect([application.state, facts]).toEqual(['CALLED_TO_COMPLETE', [expect.objectContaining({ type: 'application.called-to-complete', detail: 'P14D' })]]);
  });

  test('needs a defect, and somebody whom a letter can reach', () => {
    expect(codeOf(callToComplete(received().application, 7))).toBe('NO_DEFECTS');
    const nowhere = { applicant: BASE.applicant, defects: ['ADDRESS_MISSING'] } as const;
    expect(codeOf(callToComplete({ ...unsigned(), ...nowhere }, 7))).toBe('ADDRESS_UNKNOWN');
    expect(codeOf(callToComplete({ ...unsigned(), ...nowhere, channel: 'ACCOUNT' }, 7))).toBe('DONE');
  });
});

describe('leaving without recognition (k.p.a. art. 64)', () => {
  const unsigned = received({ applicant: { signature: 'NONE' } }).application;
  const lastDay = date('2026-12-28'); // of a call that was delivered on 17 December: Christmas Eve is a free day

  test.each([
    ['nobody was called', null, '2027-12-31', 'CALL_NOT_EXPIRED'],
    ['the term runs', lastDay, '2026-12-20', 'CALL_NOT_EXPIRED'],
    ['its last day is not over', lastDay, '2026-12-28', 'CALL_NOT_EXPIRED'],
    ['its last day has passed', lastDay, '2026-12-29', 'DONE'],
  ] as const)('%s: %s', (_name, end, today, code) => expect(codeOf(leave(unsigned, end, date(today)))).toBe(code));

  test('happens at once where no letter can reach the applicant, and the fact says why', () => {
    const { application, facts } = get(leave({ ...unsigned, applicant: BASE.applicant }, null, TODAY));
    expect([application.state, facts[0]!.detail]).toEqual(['LEFT_WITHOUT_RECOGNITION', 'KPA64_1']);
    expect(get(leave(unsigned, lastDay, date('2026-12-29'))).facts[0]!.detail).toBe('KPA64_2');
  });

  test('is not for an application that lacks nothing', () => expect(codeOf(leave(received().application, lastDay, date('2027-01-31')))).toBe('NO_DEFECTS'));
});

test('calling, completing, leaving and withdrawing go by the life of the application, in every state', () => {
  const { application, stated } = received({ applicant: { signature: 'NONE' } });
  const acts = {
    callToComplete: (state: ApplicationState) => callToComplete({ ...application, state }, 7),
    callAgain: (state: ApplicationState) => callToComplete({ ...application, state }, 7, true),
    leave: (state: ApplicationState) => leave({ ...application, state }, TODAY, date('2027-01-31')),
    withdraw: (state: ApplicationState) => withdraw({ ...application, state }, []),
    supplement: (state: ApplicationState) => supplement({ ...application, state }, stated, given({ applicant: { signature: 'PERSONAL' } }), DEMO_CENTRE),
  };
  for (const [act, run] of Object.entries(acts)) {
    const wanted = STATES.map((state) => (APPLICATION_LIFE[state] as Readonly<Record<string, string>>)[act] ?? 'APPLICATION_STATE');
    const found = STATES.map((state) => {
      const outcome = run(state);
      return outcome.ok ? outcome.value.application.state : codeOf(outcome);
    });
    expect([act, found]).toEqual([act, wanted]);
  }
});

test('a withdrawal is told to each unit that has something of it, once, beside the fact for everybody', () => {
  const { facts } = get(withdraw(received().application, ['PCPR', 'PUP', 'PCPR']));
  expect(facts.map(({ type, detail }) => [type, detail])).toEqual([['application.withdrawn', undefined], ['application.withdrawn', 'PCPR'], ['application.withdrawn', 'PUP']]);
});

describe('a supplement', () => {
  test('that brings what was missing ends the defects, and the application waits for its acts again', () => {
    const { application, stated } = received({ applicant: { signature: 'NONE', declaration: 'moja-klauzula' } });
    expect(application.defects).toEqual(['SIGNATURE_MISSING', 'DECLARATION_MISSING']);
    const called = get(callToComplete(application, 7)).application;
    const half = get(supplement(called, stated, given({ applicant: { signature: 'TRUSTED' } }), DEMO_CENTRE)).application;
    expect([half.state, half.defects]).toEqual(['CALLED_TO_COMPLETE', ['DECLARATION_MISSING']]); // the call runs on
    const whole = get(supplement(half, stated, given({ applicant: { declaration: DECLARATION_CLAUSE.version } }), DEMO_CENTRE)).application;
    expect([whole.state, whole.defects, whole.finding]).toEqual(['SUBMITTED', [], application.finding]);
  });

  test('answers the question for a fact that competence hangs on; without an answer the matter is returned, and never left', () => {
    const { application, stated } = received({ matters: ['PS-003', 'CUS-001'], person: { residence: null } });
    expect(application.defects).toEqual(['FACT_MISSING']);
    const { application: called } = get(callToComplete(application, 7));
    const here = get(supplement(called, stated, given({ person: { residence: HOME } }), DEMO_CENTRE)).application;
    expect([here.state, here.defects, here.parts.map(({ mode }) => mode)]).toEqual(['SUBMITTED', [], ['INTERNAL', 'INTERNAL']]);
    expect(codeOf(leave(called, TODAY, date('2027-01-31')))).toBe('NO_DEFECTS');
    const { application: back } = get(returnToApplicant(called, null));
    expect([back.state, back.parts.map(({ state }) => state)]).toEqual(['CLOSED', ['RETURNED', 'RETURNED']]);
  });

  test('with another clause than that of the statute is refused, and one that completes nothing does not end the call', () => {
    const { application, stated } = received({ applicant: { declaration: 'moja-klauzula' } });
    const called = get(callToComplete(application, 7)).application;
    expect(supplement(called, stated, given({ applicant: { declaration: 'inna' } }), DEMO_CENTRE)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_VALUE', field: 'declaration' }] });
    expect(get(supplement(called, stated, given({ applicant: { address: 'ul. Polna 1' } }), DEMO_CENTRE)).application.state).toBe('CALLED_TO_COMPLETE');
  });

  test('shows when nothing is missing any more what the other matters have come to', () => {
    const { application, stated } = received({ matters: ['PS-003', 'CUS-001'], applicant: { declaration: 'moja-klauzula' } });
    const meanwhile = get(assign(get(callToComplete(application, 7)).application, null, DEMO_CENTRE, [])).application;
    const { application: whole } = get(supplement(meanwhile, stated, given({ applicant: { declaration: DECLARATION_CLAUSE.version } }), DEMO_CENTRE));
    expect([whole.state, whole.parts.map(({ state }) => state)]).toEqual(['ASSIGNED', ['ASSIGNED', 'OPEN']]);
  });

  test('that says where the person lives makes an undetermined competence a determined one', () => {
    const { application, stated } = received({ matters: ['PS-003'], person: { residence: null } });
    expect([application.finding.outcome, application.parts]).toEqual(['UNDETERMINED', [expect.objectContaining({ mode: null, unit: null })]]);
    const here = get(supplement(application, stated, given({ person: { residence: HOME } }), DEMO_CENTRE));
    expect([here.application.finding.outcome, here.application.parts, here.person.residence]).toEqual(['ROUTED', [expect.objectContaining({ mode: 'INTERNAL', state: 'OPEN' })], HOME]);
    expect(codeOf(assign(here.application, null, DEMO_CENTRE, []))).toBe('DONE');
    const there = get(supplement(application, stated, given({ person: { residence: ELSEWHERE } }), DEMO_CENTRE)).application;
    expect(there.parts).toMatchObject([{ mode: 'KPA65', territory: ELSEWHERE }]);
  });

  test('that brings the agreement opens the way inside the gmina', () => {
    const { application, stated } = received({ matters: ['WR-003'] });
    expect(application.parts).toMatchObject([{ mode: 'INTERNAL' }]);
    expect(get(supplement(application, stated, given({ applicant: { agreesToForwarding: true } }), DEMO_CENTRE)).application.parts).toMatchObject([{ mode: 'ART38_GMINA', unit: 'GJO' }]);
  });

  test('goes by the law of the day of receipt, whenever it comes', () => {
    const { application, stated } = received({ matters: ['PS-003'], person: { residence: null } });
    const then = get(supplement(application, stated, given({ person: { residence: HOME } }), DEMO_CENTRE)).application;
    expect(then.finding.parts[0]!.deadlines).toEqual(received({ matters: ['PS-003'] }).application.finding.parts[0]!.deadlines);
  });

  test('changes nobody\'s competence once a matter has moved, and still completes what is missing', () => {
    const { application, stated } = received({ matters: ['CUS-001', 'PUP-001'], applicant: { signature: 'NONE' } });
    const moved = get(split(application, null)).application;
    expect(moved.state).toBe('SUBMITTED');
    expect(codeOf(supplement(moved, stated, given({ person: { residence: ELSEWHERE } }), DEMO_CENTRE))).toBe('APPLICATION_STATE');
    const signed = get(supplement(moved, stated, given({ applicant: { signature: 'PERSONAL' } }), DEMO_CENTRE)).application;
    expect([signed.defects, signed.parts, signed.finding]).toEqual([[], moved.parts, moved.finding]);
  });

  test('says something, and is not itself unsigned', () => {
    const { application, stated } = received();
    expect(codeOf(supplement(application, stated, given({}), DEMO_CENTRE))).toBe('INVALID_VALUE');
    expect(codeOf(supplement(application, stated, given({ applicant: { signature: 'NONE' } }), DEMO_CENTRE))).toBe('INVALID_VALUE');
  });

  test('escalates when it shows that the unit which sent the application here is competent itself, once', () => {
    const { application, stated } = received({ matters: ['PS-003'], person: { residence: null } });
    const there = get(supplement(application, stated, given({ person: { residence: ELSEWHERE } }), DEMO_CENTRE)).application.parts[0]!;
    const forwardedBy: ForwardedBy = { unit: there.unit!, territory: there.territory, filedOn: TODAY };
    const facts = (escalated: boolean) =>
      get(supplement(application, { ...stated, forwardedBy, escalated }, given({ person: { residence: ELSEWHERE } }), DEMO_CENTRE)).facts.map(({ type }) => type);
    expect([facts(false), facts(true)]).toEqual([['application.supplemented', 'application.escalated'], ['application.supplemented']]);
  });

  test('does not escalate again what somebody has decided: once a matter has moved, the finding shows nothing new', () => {
    const { application, stated } = received({ matters: ['CUS-001', 'PUP-001'], applicant: { signature: 'NONE' } });
    const moved = get(split(application, null)).application;
    const forwardedBy: ForwardedBy = { unit: 'PUP', territory: null, filedOn: TODAY };
    expect(get(supplement(moved, { ...stated, forwardedBy }, given({ applicant: { signature: 'PERSONAL' } }), DEMO_CENTRE)).facts.map(({ type }) => type)).toEqual(['application.supplemented']);
  });

  test('given in one go or bit by bit ends in the same application, and never adds a defect', () => {
    const gmina = fc.constantFrom(HOME, ELSEWHERE);
    const person = fc.record({ residence: gmina, stay: gmina, homeless: fc.boolean(), foreigner: fc.boolean(), urgent: fc.boolean() }, { requiredKeys: [] });
    const applicant = fc.record({
      signature: fc.constantFrom('HANDWRITTEN', 'PERSONAL', 'ACCOUNT'), address: fc.constant('ul. Lipowa 9'), ade: fc.constant(ADE), declaration: fc.constant(DECLARATION_CLAUSE.version),
      agreesToForwarding: fc.boolean(),
    }, { requiredKeys: [] });
    fc.assert(fc.property(fc.constantFrom('CUS-001', 'PS-003', 'WR-003', 'PUP-001'), applicant, person, (matter, applicantGiven, personGiven) => {
      const start = received({ matters: [matter], applicant: { signature: 'NONE' }, person: { residence: null } });
      const pieces = [
        ...Object.entries(applicantGiven).map(([field, value]) => given({ applicant: { [field]: value } })),
        ...Object.entries(personGiven).map(([field, value]) => given({ person: { [field]: value } })),
      ];
      fc.pre(pieces.length > 0);
      const atOnce = get(supplement(start.application, start.stated, given({ applicant: applicantGiven, person: personGiven }), DEMO_CENTRE));
      const bitByBit = pieces.reduce(({ application, person: known, places }, piece) => {
        const next = get(supplement(application, { ...start.stated, person: known, places }, piece, DEMO_CENTRE));
        expect(application.defects).toEqual(expect.arrayContaining([...next.application.defects]));
        return next;
      }, { application: start.application, person: start.stated.person, places: start.stated.places });
      expect([bitByBit.application, bitByBit.person]).toEqual([atOnce.application, atOnce.person]);
    }));
  });
});
