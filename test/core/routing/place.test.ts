import { describe, expect, test } from '@jest/globals';
import { competence } from '../../../src/core/routing/competence.js';
import type { PersonFacts } from '../../../src/core/routing/facts.js';
import { application, CHOJNICE, CZERSK, gmina, inShort, KOSCIERZYNA, part, SLUPSK } from './dialect.js';

const asking = (matter: string, person: Partial<PersonFacts>) => part(matter, { person });

describe('Whose territory: social assistance, u.p.s. art. 101', () => {
  test('the gmina of residence', () => {
    expect(asking('PS-003', {})).toMatchObject({ territory: CZERSK, rule: 'place-of-residence', statute: 'u.p.s. art. 101 ust. 1', costBearing: null });
  });

  test('of a homeless person the gmina of the last permanent registration', () => {
    expect(asking('PS-001', { residence: null, homeless: true, stay: CZERSK, lastPermanentRegistration: CHOJNICE }))
      .toMatchObject({ territory: CHOJNICE, unit: 'OPS', mode: 'KPA65', rule: 'homeless-last-permanent-registration' });
  });

  test('of a homeless person without any registration the gmina of stay', () => {
    expect(asking('PS-001', { residence: null, homeless: true, stay: CZERSK })).toMatchObject({ territory: CZERSK, rule: 'homeless-without-registration' });
  });

  test('the registration of somebody with a home does not matter', () => {
    expect(asking('PS-001', { lastPermanentRegistration: CHOJNICE }).territory).toBe(CZERSK);
  });

  test.each([{ urgent: true }, { foreigner: true }])('in the case of art. 101 ust. 3 (%o) the gmina of stay, and the gmina of residence refunds', (why) => {
    expect(asking('PS-003', { residence: KOSCIERZYNA, stay: CZERSK, ...why }))
      .toMatchObject({ territory: CZERSK, mode: 'INTERNAL', costBearing: KOSCIERZYNA, rule: 'stay-when-urgent-or-foreigner' });
  });

  test('for an urgent homeless person the gmina of registration refunds', () => {
    expect(asking('PS-008', { residence: null, homeless: true, urgent: true, stay: CZERSK, lastPermanentRegistration: CHOJNICE }))
      .toMatchObject({ territory: CZERSK, costBearing: CHOJNICE });
  });

  test('nobody refunds what the own gmina handles', () => {
    expect(asking('PS-003', { stay: CZERSK, urgent: true }).costBearing).toBeNull();
  });

  test('only benefits of art. 37–42 and 47–50 go to the gmina of stay', () => {
    expect(asking('PS-013', { residence: KOSCIERZYNA, stay: CZERSK, foreigner: true }).territory).toBe(KOSCIERZYNA);
    expect(asking('SR-001', { residence: KOSCIERZYNA, stay: CZERSK, foreigner: true }).territory).toBe(KOSCIERZYNA);
  });

  test('a care-home resident belongs to the gmina that referred', () => {
    expect(asking('PS-001', { residence: CZERSK, careHome: CHOJNICE, urgent: true, stay: CZERSK })).toMatchObject({ territory: CHOJNICE, rule: 'care-home' });
    expect(asking('SR-004', { residence: CZERSK, careHome: CHOJNICE }).territory).toBe(CZERSK);
  });

  test('a night shelter is given where the person is, and refunded', () => {
    expect(asking('PS-009', { residence: null, homeless: true, stay: CZERSK, lastPermanentRegistration: CHOJNICE }))
      .toMatchObject({ territory: CZERSK, rule: 'place-of-stay', costBearing: CHOJNICE });
  });

  test('a funeral is arranged where somebody died', () => {
    expect(asking('PS-017', { stay: CHOJNICE })).toMatchObject({ territory: CHOJNICE, costBearing: null });
  });
});

describe('Whose territory: other acts', () => {
  test('without a residence the place of stay, then the last known one', () => {
    expect(asking('SR-001', { residence: null, stay: CZERSK })).toMatchObject({ territory: CZERSK, rule: 'stay-in-default' });
    expect(asking('SR-001', { residence: null, lastPermanentRegistration: CHOJNICE })).toMatchObject({ territory: CHOJNICE, rule: 'last-known-residence' });
  });

  test('social assistance knows no such fallback', () => {
    expect(competence(application('PS-013', { person: { residence: null, stay: CZERSK } })).outcome).toBe('UNDETERMINED');
  });

  test('a homeless person is assessed for disability in the place of stay', () => {
    expect(asking('ON-001', { homeless: true, stay: SLUPSK })).toMatchObject({ territory: '2263', rule: 'stay-when-homeless' });
  });

  test('to an integration centre one may turn in the gmina of residence or of stay', () => {
    expect(asking('RE-001', { residence: CHOJNICE, stay: CZERSK })).toMatchObject({ territory: CZERSK, mode: 'INTERNAL', rule: 'residence-or-stay' });
    expect(asking('RE-001', { residence: CZERSK, stay: CHOJNICE }).territory).toBe(CZERSK);
    expect(asking('RE-001', { residence: CHOJNICE, stay: KOSCIERZYNA }).territory).toBe(CHOJNICE);
  });

  test('real estate: where it lies, wherever the owner lives', () => {
    expect(part('OS-002', { realEstate: CZERSK, person: { residence: SLUPSK } })).toMatchObject({ territory: CZERSK, mode: 'INTERNAL', rule: 'real-estate' });
    expect(part('OS-002', { realEstate: SLUPSK })).toMatchObject({ territory: SLUPSK, unit: 'UG', mode: 'KPA65' });
  });

  test('the housing allowance falls back on the residence', () => {
    expect(part('MI-001')).toMatchObject({ territory: CZERSK, rule: 'place-of-residence' });
  });

  test('a counselling centre follows the seat of the school', () => {
    expect(part('ED-004', { school: SLUPSK })).toMatchObject({ territory: '2263', unit: 'PPP', rule: 'seat-of-establishment' });
  });

  test('a certificate comes from whoever has the data', () => {
    expect(asking('PS-029', { residence: SLUPSK })).toMatchObject({ territory: CZERSK, rule: 'own-gmina', mode: 'INTERNAL' });
  });

  test('a town and the rural part of a mixed gmina are one gmina, a district of Warszawa is Warszawa', () => {
    expect(asking('PS-003', { residence: gmina('2202044') })).toMatchObject({ territory: CZERSK, mode: 'INTERNAL' });
    expect(asking('PS-003', { residence: gmina('1465038') }).territory).toBe('1465011');
  });
});

describe('A missing fact is named', () => {
  test.each([
    ['PS-003', {}, 'person.residence'],
    ['SR-001', {}, 'person.residence'],
    ['PS-003', { homeless: true }, 'person.lastPermanentRegistration'],
    ['OS-002', {}, 'realEstate'],
    ['ED-004', {}, 'school'],
  ])('%s with %o', (matter, person, fact) => {
    const finding = competence(application(matter, { person: { residence: null, ...person } }));
    expect([finding.outcome, finding.parts]).toEqual(['UNDETERMINED', []]);
    expect(finding.because).toContain(fact);
    expect(finding.trail.at(-1)).toMatchObject({ rule: 'missing-fact', settled: true });
  });

  test('what is known of the other matters is still said', () => {
    const finding = competence(application(['OS-002', 'PS-003']));
    expect([finding.outcome, finding.parts.map(inShort)]).toEqual(['UNDETERMINED', [`CUS-PS INTERNAL ${CZERSK}`]]);
  });
});
