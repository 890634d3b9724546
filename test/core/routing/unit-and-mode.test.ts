import { describe, expect, test } from '@jest/globals';
import { matterOn } from '../../../src/core/law/matters.js';
import { competence } from '../../../src/core/routing/competence.js';
import { disputeBody } from '../../../src/core/routing/disputes.js';
import { forwardingAgreed } from '../../../src/core/routing/rules/forwarding-agreed.js';
import { application, CHOJNICE, CZERSK, day, inShort, KOSCIERZYNA, part, SLUPSK } from './dialect.js';

const agreed = (matter: string, unit: 'CUS-PROG' | 'GJO' | 'NGO' | 'PCPR' | 'CUS-PS') =>
  ({ centre: { agreements: [{ matter, unit, basis: 'porozumienie 3/2026' }] } });

describe('Agreements and authorisations of a tenant', () => {
  test('bring a matter of the powiat into the centre', () => {
    expect(part('PZ-001', agreed('PZ-001', 'CUS-PROG'))).toMatchObject({
      unit: 'CUS-PROG', mode: 'INTERNAL', level: 'gmina', territory: CZERSK, rule: 'agreement', statute: expect.stringContaining('porozumienie 3/2026'),
    });
  });

  test('hold for the people of the gmina only', () => {
    expect(inShort(part('PZ-001', { ...agreed('PZ-001', 'CUS-PROG'), person: { residence: KOSCIERZYNA } }))).toBe('PCPR KPA65 2206');
  });

  test('hold for their matter only', () => {
    expect(part('PZ-003', agreed('PZ-001', 'CUS-PROG')).unit).toBe('PCPR');
  });

  test('can give a matter away to another organ', () => {
    expect(inShort(part('WR-001', agreed('WR-001', 'PCPR')))).toBe('PCPR KPA65 2202');
  });

  test('make an authorised unit one of the same organ, so nobody has to agree', () => {
    expect(part('ED-001', { ...agreed('ED-001', 'GJO'), agreementOfApplicant: false }).mode).toBe('INTERNAL');
  });

  test('with a performer that is no authority mean a referral', () => {
    expect(part('PS-010', agreed('PS-010', 'NGO'))).toMatchObject({ mode: 'SERVICE_REFERRAL', rule: 'no-authority', deadlines: [] });
  });
});

describe('Forwarding inside the gmina, ustawa o CUS art. 38', () => {
  test('needs the agreement of the applicant', () => {
    expect(part('ED-005')).toMatchObject({ mode: 'ART38_GMINA', unit: 'GJO', rule: 'forwarding-agreed', statute: expect.stringContaining('art. 38') });
  });

  test('without it the application stays with the centre, which talks about the needs', () => {
    expect(part('ED-005', { agreementOfApplicant: false })).toMatchObject({ mode: 'INTERNAL', unit: 'CUS-PROG', rule: 'kept-without-agreement' });
  });

  test('is silent by itself where nobody agreed, whatever the rules before it did', () => {
    const matter = matterOn('ED-005', day('2026-11-24'));
    if (!matter) throw new Error('ED-005 is gone');
    const asked = { matter, gmina: CZERSK, unit: 'GJO', byAgreement: false } as const;
    expect(forwardingAgreed.settles({ ...asked, input: application('ED-005') })?.mode).toBe('ART38_GMINA');
    expect(forwardingAgreed.settles({ ...asked, input: application('ED-005', { agreementOfApplicant: false }) })).toBeUndefined();
  });

  test('may be in part', () => {
    const { outcome, parts } = competence(application(['CUS-001', 'SP-001']));
    expect([outcome, ...parts.map(({ mode }) => mode)]).toEqual(['ROUTED', 'INTERNAL', 'ART38_GMINA']);
  });

  test('is not for benefits decided for the wójt: they circulate inside the organ', () => {
    expect(part('MI-001', { agreementOfApplicant: false })).toMatchObject({ mode: 'INTERNAL', unit: 'UG' });
  });
});

describe('A centre of several gminas', () => {
  const centre = { form: 'MULTI_GMINA', gminas: [CZERSK, CHOJNICE] } as const;

  test('runs the programme for all of them', () => {
    expect(inShort(part('CUS-001', { centre, person: { residence: CHOJNICE } }))).toBe(`CUS-PROG INTERNAL ${CHOJNICE}`);
  });

  test('leaves social assistance to the OPS of each, which in the other gmina is another organ', () => {
    expect(inShort(part('PS-003', { centre }))).toBe(`OPS INTERNAL ${CZERSK}`);
    expect(inShort(part('PS-003', { centre, person: { residence: CHOJNICE } }))).toBe(`OPS KPA65 ${CHOJNICE}`);
  });

  test('runs no benefits: the cell is that of the office, by the article that says so', () => {
    for (const form of ['MULTI_GMINA', 'CITY_SEPARATE'] as const) {
      expect(part('SR-001', { centre: { ...centre, form } })).toMatchObject({ unit: 'CUS-SR', mode: 'INTERNAL', statute: expect.stringContaining('ustawa o CUS art. 16'), because: expect.stringContaining('urzędu gminy') });
    }
    expect(part('SR-001').statute).not.toContain('art. 16');
  });

  test('says of a matter of any gmina only what is true', () => {
    expect(part('UG-002', { centre, person: { residence: CHOJNICE } }).because).not.toContain('bez względu na miejsce zamieszkania');
    expect(part('UG-002', { centre }).because).toContain('bez względu na miejsce zamieszkania');
  });

  test('leaves benefits and the office to each gmina', () => {
    expect(inShort(part('SR-001', { centre, person: { residence: CHOJNICE } }))).toBe(`UG KPA65 ${CHOJNICE}`);
    expect(inShort(part('MI-001', { centre, person: { residence: CHOJNICE } }))).toBe(`UG KPA65 ${CHOJNICE}`);
  });
});

describe('Several matters in one application, k.p.a. art. 66', () => {
  test('own and foreign: the own one is kept, for the other a separate application keeps the date for 14 days', () => {
    const { outcome, parts, because } = competence(application(['PS-003', 'PZ-001'], { receivedOn: '2026-04-17' }));
    expect([outcome, ...parts.map(inShort)]).toEqual(['SPLIT', `CUS-PS INTERNAL ${CZERSK}`, 'PCPR KPA66_SPLIT 2202']);
    expect(parts[1]).toMatchObject({ statute: expect.stringContaining('art. 66 § 1–2') });
    expect(parts[1]?.deadlines).toEqual([{ kind: 'KPA66_14_DAYS', rawEnd: '2026-05-01', legalEnd: '2026-05-04', alarm: '2026-05-01' }]);
    expect(parts[1]?.because).not.toContain('art. 65');
    expect(because).toContain('14 dni');
  });

  test('two units of one starosta are one organ', () => {
    expect(competence(application(['PZ-001', 'PUP-001']))).toMatchObject({ outcome: 'ROUTED', parts: [{ mode: 'KPA65' }, { mode: 'KPA65' }] });
  });

  test('in a city with powiat rights the starosta is no other organ', () => {
    const centre = { form: 'MOPR_TRANSFORMED', powiatRights: true, gminas: [SLUPSK] } as const;
    expect(competence(application(['PS-003', 'PZ-001'], { centre, person: { residence: SLUPSK } })).outcome).toBe('ROUTED');
  });

  test('two foreign organs: a separate application to each', () => {
    expect(competence(application(['PZ-001', 'ZUS-004']))).toMatchObject({ outcome: 'SPLIT', parts: [{ mode: 'KPA66_SPLIT' }, { mode: 'KPA66_SPLIT' }] });
  });

  test('what goes to a court is returned even then', () => {
    expect(competence(application(['PS-003', 'SA-001']))).toMatchObject({ outcome: 'SPLIT', parts: [{ mode: 'INTERNAL' }, { mode: 'KPA66_RETURN' }] });
  });

  test('a court keeps no date, and one organ beside it simply gets its matter', () => {
    const own = competence(application(['PS-003', 'SA-001']));
    expect(own.because).toContain('art. 66 § 3');
    expect(own.because).not.toContain('14 dni');
    const foreign = competence(application(['PUP-001', 'SA-001']));
    expect(foreign.parts.map(({ mode }) => mode)).toEqual(['KPA65', 'KPA66_RETURN']);
    expect(foreign.because).not.toContain('14 dni');
    expect(competence(application(['PUP-001', 'PS-003', 'SA-001']))).toMatchObject({ parts: [{ mode: 'KPA66_SPLIT' }, { mode: 'INTERNAL' }, { mode: 'KPA66_RETURN' }], because: expect.stringMatching(/art\. 66 § 3.*14 dni/) });
  });

  test('information about ZUS keeps the date as well, and says by which article', () => {
    const { outcome, parts } = competence(application(['PS-003', 'ZUS-001']));
    expect([outcome, parts[1]?.mode, parts[1]?.deadlines[0]?.kind]).toEqual(['SPLIT', 'INFORM_ONLY', 'KPA66_14_DAYS']);
    expect(parts[1]).toMatchObject({ statute: expect.stringMatching(/k\.p\.a\. art\. 9; k\.p\.a\. art\. 66 § 1–2$/), because: expect.stringContaining('14 dni') });
  });

  test('information, referrals and own matters alone make no split', () => {
    expect(competence(application(['PS-003', 'ZD-002', 'KU-001', 'OS-001'])).outcome).toBe('ROUTED');
    expect(competence(application(['ZUS-001', 'ZD-007'])).outcome).toBe('INFORM_ONLY');
    expect(competence(application(['SA-001', 'ZUS-001'])).outcome).toBe('RETURNED');
  });
});

describe('Deadlines of a part', () => {
  const kinds = (matter: string, changes = {}) => part(matter, changes).deadlines.map(({ kind }) => kind);

  test('an application for services starts the 30 days of the plan at filing', () => {
    expect(part('CUS-001').deadlines).toContainEqual({ kind: 'IPUS_30_DAYS', rawEnd: '2026-12-24', legalEnd: '2026-12-28', alarm: '2026-12-24' });
  });

  test('an urgent case has two working days for the wywiad', () => {
    expect([kinds('PS-003'), kinds('PS-003', { person: { urgent: true } })]).toEqual([['WYWIAD_14_WORKING_DAYS'], ['WYWIAD_2_WORKING_DAYS']]);
  });

  test('terms that a birth starts are not guessed from the date of receipt', () => {
    expect(kinds('SR-002')).toEqual(['KPA35_1_MONTH']);
  });

  test('what another organ decides runs on its clock', () => {
    expect(kinds('PZ-001')).toEqual([]);
  });
});

describe('Disputes about competence, k.p.a. art. 22', () => {
  const wojt = (territory: string) => ({ organ: 'WOJT', territory }) as const;

  test.each([
    ['two gminas of one powiat', wojt('2202043'), wojt('2202011'), 'SKO'],
    ['a gmina and its starosta', wojt('2202043'), { organ: 'STAROSTA', territory: '2202' } as const, 'SKO'],
    ['a gmina and the counselling centre of its powiat', wojt('2202043'), { organ: 'PPP', territory: '2202' } as const, 'SKO_OR_NSA'],
    ['gminas far apart', wojt('2202043'), wojt('1465011'), 'SKO_OR_NSA'],
    ['a gmina and ZUS', wojt('2202043'), { organ: 'ZUS', territory: null } as const, 'NSA'],
    ['ZUS and KRUS', { organ: 'ZUS', territory: null } as const, { organ: 'KRUS', territory: null } as const, 'MINISTER'],
  ])('%s', (_, one, other, body) => {
    expect(disputeBody(one, other)?.body).toBe(body);
    expect(disputeBody(other, one)?.body).toBe(body);
  });

  test('nobody disputes with itself or with a court', () => {
    expect(disputeBody(wojt('2202043'), wojt('2202043'))).toBeNull();
    expect(disputeBody(wojt('2202043'), { organ: 'SAD', territory: null })).toBeNull();
  });
});
