import { describe, expect, test } from '@jest/globals';
import { PERMISSIONS, type Permission } from '../../../src/core/access/permissions.js';
import { type CaseRecord, metrykaOf, metrykaText } from '../../../src/core/letters/metryka.js';
import { ACTS, FACTS_OF } from '../../../src/core/letters/metryka-acts.js';
import type { FactType } from '../../../src/vocabulary/fact.js';

const at = (minute: number) => new Date(`2026-11-24T09:${String(minute).padStart(2, '0')}:00Z`);
const did = (minute: number, action: Permission, actorRole = 'clerk') => ({ at: at(minute), actorId: `synthetic-${actorRole}`, actorRole, action });
const came = (minute: number, type: FactType, detail: string | null = null) => ({ at: at(minute), type, detail });
const wrote = (minute: number, id: string, actorRole = 'clerk') => ({ id, kind: 'FORWARDING_65' as const, writtenAt: at(minute), writtenBy: `synthetic-${actorRole}` });
const metryka = (record: Partial<CaseRecord>) => metrykaOf({ number: 'W/2026/000042', acts: [], facts: [], letters: [], ...record });

describe('A metryka', () => {
  test('says who did what, under what, with which documents and what came of it', () => {
    expect(metryka({
      acts: [did(1, 'application.forward')], facts: [came(1, 'application.forwarded', 'PUP'), came(1, 'letter.written', 'FORWARDING_65')], letters: [wrote(1, 'letter-1')],
    })).toEqual([{
      at: at(1), actorId: 'synthetic-clerk', actorRole: 'pracownik przyjmujący wnioski', act: 'przekazanie wniosku', statute: 'k.p.a. art. 65 § 1; ustawa o CUS art. 38 ust. 1',
      documents: [{ id: 'letter-1', kind: 'FORWARDING_65' }], result: 'wniosek przekazany według właściwości (PUP)',
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
      ['zawiadomienie o potrzebie odrębnych podań', 'sprawy innych organów wyłączone do odrębnych wniosków (PUP)', 1],
      ['przydzielenie wniosku', 'wniosek przydzielony w centrum (CUS-PS)', 0],
    ]);
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
    expect(entry!.result).toBe('wniosek uzupełniony; sprawa krąży między jednostkami: potrzebna decyzja (PUP)');
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
