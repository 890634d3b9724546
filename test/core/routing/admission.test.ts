import { describe, expect, test } from '@jest/globals';
import { competence } from '../../../src/core/routing/competence.js';
import { application, CHOJNICE, CZERSK, inShort, part } from './dialect.js';

const NOWHERE = { residence: null };

describe('Emergencies', () => {
  test.each(['PAPER', 'EDORECZENIA', 'ACCOUNT', 'ORAL_PROTOCOL', 'EMAIL', 'PHONE'] as const)('are heard by %s', (channel) => {
    const finding = competence(application('PD-001', { channel }));
    expect(finding.outcome).toBe('EMERGENCY');
    expect(finding.trail[0]).toMatchObject({ rule: 'emergency', settled: true, found: 'EMERGENCY' });
  });

  test('wait for no missing fact: the gmina that was told acts', () => {
    expect(inShort(part('PD-001', { person: NOWHERE }))).toBe(`CUS-PS EMERGENCY ${CZERSK}`);
  });

  test('are for where the person is, not for where the person lives', () => {
    expect(inShort(part('PD-001', { person: { stay: CHOJNICE } }))).toBe(`OPS EMERGENCY ${CHOJNICE}`);
    expect(inShort(part('PS-019', { person: { stay: CHOJNICE } }))).toBe('PCPR EMERGENCY 2202');
  });

  test('survive a wrong date of receipt', () => {
    expect(competence(application('PD-002', { receivedOn: '2001-01-01' })).outcome).toBe('EMERGENCY');
  });

  test('do not drag other matters out of their way', () => {
    const { outcome, parts } = competence(application(['PD-001', 'PZ-001', 'PS-003']));
    expect([outcome, ...parts.map(({ mode }) => mode)]).toEqual(['EMERGENCY', 'EMERGENCY', 'KPA66_SPLIT', 'INTERNAL']);
  });

  test('say nothing of violence or health in their reasons', () => {
    for (const code of ['PD-001', 'PD-002', 'PS-019']) expect(part(code).because).not.toMatch(/przemoc|zdrow|Niebiesk/i);
  });
});

describe('A contact is not an application, k.p.a. art. 63 § 1', () => {
  test.each(['EMAIL', 'PHONE'] as const)('%s gets a reason and no unit', (channel) => {
    const { outcome, parts, because } = competence(application(['PS-003', 'PZ-001'], { channel }));
    expect([outcome, parts]).toEqual(['NOT_AN_APPLICATION', []]);
    expect(because).toContain('art. 63 § 1');
  });

  test('a complaint or a question about public information may come by e-mail, and not by telephone', () => {
    expect(competence(application('UG-002', { channel: 'EMAIL' })).outcome).toBe('ROUTED');
    expect(competence(application('UG-002', { channel: 'PHONE' })).outcome).toBe('NOT_AN_APPLICATION');
    expect(competence(application(['UG-002', 'PS-003'], { channel: 'EMAIL' }))).toMatchObject({ outcome: 'NOT_AN_APPLICATION', parts: [{ matter: 'UG-002' }] });
  });

  test('of an e-mail with an emergency only the emergency goes on', () => {
    const { outcome, parts, because } = competence(application(['PS-003', 'PD-001'], { channel: 'EMAIL' }));
    expect([outcome, parts.map(({ matter }) => matter)]).toEqual(['EMERGENCY', ['PD-001']]);
    expect(because).toMatch(/^Sprawa, która nie może czekać, idzie dalej od razu\. O pozostałych sprawach: .*nie jest podaniem/);
  });
});

describe('Matters that no rule of place decides', () => {
  test('a matter for a court is returned by postanowienie', () => {
    const finding = competence(application('SA-001', { person: NOWHERE }));
    expect(finding.outcome).toBe('RETURNED');
    expect(finding.parts[0]).toMatchObject({ mode: 'KPA66_RETURN', unit: 'SAD', statute: 'k.p.a. art. 66 § 3', territory: null });
  });

  test('what ZUS takes only on its own form is information, not forwarding', () => {
    expect(competence(application('ZUS-001', { person: NOWHERE })).outcome).toBe('INFORM_ONLY');
  });

  test('information and referrals need no place', () => {
    expect(inShort(part('OS-001'))).toBe('UG INFORM_ONLY -');
    expect(inShort(part('RE-003', { person: NOWHERE }))).toBe('NGO SERVICE_REFERRAL -');
    expect(competence(application('ZD-002')).outcome).toBe('ROUTED');
  });

  test('a matter that the law of the day does not know is left open', () => {
    const finding = competence(application('ZUS-002', { receivedOn: '2024-09-30' }));
    expect([finding.outcome, finding.parts]).toEqual(['UNDETERMINED', []]);
    expect(competence(application('NO-SUCH')).outcome).toBe('UNDETERMINED');
    expect(competence(application([])).outcome).toBe('UNDETERMINED');
  });
});

describe('An old application is explained by the old row', () => {
  test('500+ of 2021 belongs to the gmina, 800+ to ZUS', () => {
    expect(inShort(part('ZUS-001', { receivedOn: '2021-06-01' }))).toBe(`CUS-SR INTERNAL ${CZERSK}`);
    expect(inShort(part('ZUS-001', { receivedOn: '2026-06-01' }))).toBe('ZUS INFORM_ONLY -');
  });

  test('until May 2025 the unemployed belonged to the office of registration, since June to that of residence', () => {
    const person = { residence: CZERSK, lastPermanentRegistration: null, stay: CHOJNICE };
    expect(part('PUP-001', { receivedOn: '2025-05-31', person })).toMatchObject({ rule: 'stay-in-default', territory: '2202' });
    expect(part('PUP-001', { receivedOn: '2025-05-31', person: { ...person, lastPermanentRegistration: CZERSK } }).rule).toBe('place-of-registration');
    expect(part('PUP-001', { receivedOn: '2025-06-01', person })).toMatchObject({ rule: 'place-of-residence', statute: expect.stringContaining('art. 55') });
  });
});
