import { describe, expect, test } from '@jest/globals';
import { PERMISSIONS, type Permission } from '../../../src/core/access/permissions.js';
import { type CaseRecord, metrykaOf, metrykaText } from '../../../src/core/letters/metryka.js';
import { ACTS, FACTS_OF } from '../../../src/core/letters/metryka-acts.js';
import { DEADLINE_KINDS } from '../../../src/core/law/deadline-kinds.js';
import { UNITS } from '../../../src/core/law/units.js';
import { compose } from '../../../src/core/letters/compose.js';
import { DELAY_REASONS } from '../../../src/core/letters/delay-reasons.js';
import { inPolishWords } from '../../../src/core/letters/details.js';
import { LETTER_KINDS, type LetterKind } from '../../../src/core/letters/letter.js';
import { REFERRAL_OUTCOMES, type ReferralOutcome } from '../../../src/core/referrals/referral.js';
import type { FactType } from '../../../src/vocabulary/fact.js';
import { day } from '../routing/dialect.js';
import { facts } from './dialect.js';

const at = (minute: number) => new Date(`2026-11-24T09:${String(minute).padStart(2, '0')}:00Z`);
const did = (minute: number, action: Permission, actorRole = 'clerk') => ({ at: at(minute), actorId: `synthetic-${actorRole}`, actorRole, action });
const came = (minute: number, type: FactType, detail: string | null = null) => ({ at: at(minute), type, detail });
const wrote = (minute: number, id: string, actorRole = 'clerk', kind: LetterKind = 'FORWARDING_65', body = '') =>
  ({ id, kind, writtenAt: at(minute), writtenBy: `synthetic-${actorRole}`, matters: ['PUP-001'], body });
const metryka = (record: Partial<CaseRecord>) => metrykaOf({
  number: 'W/2026/000042', receivedOn: day('2026-11-24'), matters: ['CUS-001', 'PUP-001'], acts: [], facts: [], letters: [], dispatches: [], forwardings: [], parts: [], ...record,
});
const resultOf = (record: Partial<CaseRecord>) => metryka(record)[0]!.result;

describe('A metryka', () => {
  test('says who did what, under what, with which documents and what came of it', () => {
    expect(metryka({
      acts: [did(1, 'application.forward')], facts: [came(1, 'application.forwarded', 'PUP'), came(1, 'letter.written', 'FORWARDING_65')], letters: [wrote(1, 'letter-1')],
    })).toEqual([{
      at: at(1), actorId: 'synthetic-clerk', actorRole: 'pracownik przyjmujący wnioski', act: 'przekazanie wniosku', statute: 'k.p.a. art. 65 § 1',
      documents: [{ id: 'letter-1', kind: 'FORWARDING_65' }], result: 'wniosek przekazany według właściwości (powiatowy urząd pracy); dotyczy: sprawa nr 2 – Rejestracja bezrobotnego lub poszukującego pracy',
    }]);
  });

  test('knows no readings', () => {
    expect(metryka({ acts: [did(1, 'application.read'), did(2, 'letter.read'), did(3, 'metryka.read'), did(4, 'access-log.read', 'auditor')] })).toEqual([]);
  });

  test('names the hub for what the hub did by itself', () => {
    expect(metryka({ facts: [came(5, 'letter.delivered')] })).toMatchObject([{ actorId: 'hub', actorRole: 'system teleinformatyczny centrum', act: 'pismo doręczone' }]);
  });

  test('does not list twice what a person did', () => {
    expect(metryka({ acts: [did(5, 'letter.dispatch')], facts: [came(5, 'letter.sent')] })).toMatchObject([{ actorId: 'synthetic-clerk', result: 'pismo nadane' }]);
  });

  test('of two acts at one instant gives each its own facts, in the order of writing', () => {
    const entries = metryka({
      acts: [did(1, 'application.split'), did(1, 'application.assign', 'director')], facts: [came(1, 'application.assigned', 'CUS-PS'), came(1, 'application.split', 'PUP')],
      letters: [wrote(1, 'letter-1')],
    });
    expect(entries.map(({ act, result, documents }) => [act, result, documents.length])).toEqual([
      ['zawiadomienie o potrzebie odrębnych podań', 'sprawy innych organów wyłączone do odrębnych wniosków (powiatowy urząd pracy); dotyczy: sprawa nr 2 – Rejestracja bezrobotnego lub poszukującego pracy', 1],
      ['przydzielenie wniosku', 'wniosek przydzielony w centrum (zespół do spraw pomocy społecznej w centrum)', 0],
    ]);
  });

  test('tells details in Polish words: terms, reasons, rulings, letters, and no code', () => {
    expect(resultOf({ acts: [did(1, 'application.call')], facts: [came(1, 'application.called-to-complete', 'P7D')] })).toBe('wezwanie do uzupełnienia wniosku (termin: 7 dni od doręczenia)');
    expect(resultOf({ acts: [did(1, 'application.leave')], facts: [came(1, 'application.left-without-recognition', 'KPA64_1')] })).toContain('k.p.a. art. 64 § 1');
    expect(resultOf({ acts: [did(1, 'dispute.settle')], facts: [came(1, 'application.dispute-settled', 'THEIRS')] })).toContain('(właściwy jest drugi organ)');
    expect(resultOf({ acts: [did(1, 'dispute.declare')], facts: [came(1, 'application.dispute-declared', 'SKO')] })).toContain('(Samorządowe Kolegium Odwoławcze)');
    expect(resultOf({ facts: [came(1, 'letter.delivered', 'CALL_64')] })).toBe('Wezwanie do usunięcia braków podania');
    expect(resultOf({ acts: [did(1, 'deadline.pause')], facts: [came(1, 'deadline.paused', 'KPA35_1_MONTH')] })).toBe('bieg terminu wstrzymany (załatwienie sprawy)');
    for (const outcome of Object.keys(REFERRAL_OUTCOMES) as ReferralOutcome[]) expect(inPolishWords(outcome)).toBe(REFERRAL_OUTCOMES[outcome]);
    for (const code of [...Object.keys(UNITS), ...Object.keys(LETTER_KINDS), ...Object.keys(DELAY_REASONS), ...Object.keys(DEADLINE_KINDS)]) expect(inPolishWords(code)).not.toBe(code);
  });

  test('says of a delay why and until when, of a refusal why, and of what was assigned which matters', () => {
    const body = compose('DELAY_36', facts(['PUP-001'], 'DELAY_36', { delay: { reason: 'EVIDENCE', newDate: day('2027-01-29') } }))[0]!.text;
    expect(resultOf({ acts: [did(1, 'application.delay')], facts: [came(1, 'application.delay-notified', 'EVIDENCE')], letters: [wrote(1, 'd', 'clerk', 'DELAY_36', body)] }))
      .toContain(`(${DELAY_REASONS.EVIDENCE}); nowy termin: 29 stycznia 2027 r.`);
    expect(resultOf({
      acts: [{ ...did(1, 'forwarding.answer', 'unit'), objectId: 'f' }], facts: [came(1, 'application.sent-back', 'PUP')], forwardings: [{ id: 'f', matters: ['PUP-001'], reason: 'NOT_COMPETENT_BY_PLACE' }],
    })).toBe('jednostka odesłała sprawę (powiatowy urząd pracy); powód: jednostka nie jest właściwa miejscowo; dotyczy: sprawa nr 2 – Rejestracja bezrobotnego lub poszukującego pracy');
    expect(resultOf({ acts: [did(1, 'application.assign')], facts: [came(1, 'application.assigned', 'UG')], parts: [{ matter: 'CUS-001', unit: 'UG', state: 'ASSIGNED' }] }))
      .toMatch(/^wniosek przekazany w obiegu wewnętrznym \(urząd gminy\); dotyczy: sprawa nr 1 – /);
  });

  test('names the document that was posted or delivered', () => {
    const [entry] = metryka({
      acts: [{ ...did(5, 'letter.dispatch'), objectId: 'd-1' }], facts: [came(5, 'letter.sent', 'FORWARDING_65')], letters: [wrote(1, 'letter-1')], dispatches: [{ id: 'd-1', letterId: 'letter-1' }],
    });
    expect(entry).toMatchObject({ result: 'pismo nadane (Zawiadomienie o przekazaniu podania)', documents: [{ id: 'letter-1', kind: 'FORWARDING_65' }] });
  });

  test('cites for what was passed on the articles by which it was: none of art. 65 inside the gmina', () => {
    const statute = (...kinds: LetterKind[]) => metryka({ acts: [did(1, 'application.forward')], letters: kinds.map((kind) => wrote(1, kind, 'clerk', kind)) })[0]!.statute;
    expect([statute('FORWARDING_38', 'COVER_38'), statute('FORWARDING_65', 'COVER')]).toEqual(['ustawa o CUS art. 38 ust. 1', 'k.p.a. art. 65 § 1']);
    expect(statute('COVER_EMERGENCY')).not.toContain('k.p.a. art. 65');
  });

  test('is in the order of time', () => {
    const entries = metryka({ acts: [did(1, 'application.submit'), did(9, 'plan.approve', 'director')], facts: [came(4, 'letter.sent'), came(3, 'letter.review-required')] });
    expect(entries.map((entry) => entry.at.getUTCMinutes())).toEqual([1, 3, 4, 9]);
  });

  test.each([['coordinator', 'koordynator indywidualnych planów usług społecznych'], ['provider', 'realizator usług'], ['unit', 'jednostka, której przekazano wniosek'], ['system', 'system teleinformatyczny centrum']])(
    'calls the role %s in Polish', (role, name) => {
      expect(metryka({ acts: [did(1, 'needs.record', role)] })[0]!.actorRole).toBe(name);
    });

  test('says with a supplement that the matter goes to and fro, where the supplement showed it', () => {
    const [entry] = metryka({ acts: [did(1, 'application.supplement')], facts: [came(1, 'application.supplemented'), came(1, 'application.escalated', 'PUP')] });
    expect(entry!.result).toBe('wniosek uzupełniony; sprawa krąży między jednostkami: potrzebna decyzja (powiatowy urząd pracy)');
  });

  test('as text numbers its entries, with the clock in Poland, and says when it is not whole', () => {
    const entries = metryka({ acts: [did(1, 'application.submit')], facts: [came(1, 'application.submitted')] });
    expect(metrykaText('W/2026/000042', entries, true)).toBe(
      'METRYKA SPRAWY nr W/2026/000042 (k.p.a. art. 66a)\n'
      + '1. 24.11.2026, 10:01 – pracownik przyjmujący wnioski (synthetic-clerk): przyjęcie wniosku i ustalenie właściwości (k.p.a. art. 19, art. 61 § 3). Wynik: wniosek złożony.\n');
    expect(metrykaText('W/2026/000042', entries, false)).toContain('Dalszych czynności nie wymieniono');
  });

  test('knows every act that is no reading, and every fact belongs to one of them', () => {
    const none = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => ACTS[permission] === null);
    expect(none.filter((permission) => !permission.endsWith('.read'))).toEqual(['forwarding.package', 'contact.record', 'referral.package', 'identity.decide', 'provider.register']);
    for (const acts of Object.values(FACTS_OF)) for (const act of acts) expect(act === 'HUB' || ACTS[act]).toBeTruthy();
  });
});
