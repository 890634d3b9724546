import { describe, expect, test } from '@jest/globals';
import { MATTER_CODES } from '../../../src/core/law/matters.js';
import type { CentreForm } from '../../../src/core/routing/facts.js';
import { CHOJNICE, inShort, part, SLUPSK } from './dialect.js';

// Słupsk is a city with powiat rights; the first two forms are asked without them, as in an ordinary gmina. Everything lies in the city.
const FORMS: readonly (readonly [CentreForm, boolean])[] =
  [['OPS_TRANSFORMED', false], ['MULTI_GMINA', false], ['CITY_SEPARATE', true], ['MOPR_TRANSFORMED', true]];
const here = (form: CentreForm, powiatRights: boolean) =>
  ({ centre: { form, powiatRights, gminas: [SLUPSK] }, person: { residence: SLUPSK }, realEstate: SLUPSK, school: SLUPSK });

const OWN = '2263011';
/** Written from the routing table of the law, not from the code: matters, and what each of the four forms does with them. */
const EXPECTED: readonly (readonly [matters: string, ...inEachForm: string[]])[] = [
  ['CUS-001 CUS-002 CUS-003 CUS-004 CUS-005 ON-010 OB-001', `CUS-PROG INTERNAL ${OWN}`],
  [
    'PS-001 PS-002 PS-003 PS-004 PS-005 PS-006 PS-007 PS-008 PS-009 PS-010 PS-011 PS-012 PS-013 PS-015 PS-016 PS-017 PS-018 PS-021 PS-022 PS-023 PS-025 PS-026 PS-027 PS-029 WR-001 WR-002 ON-008 ON-009 RE-001 ZD-001',
    `CUS-PS INTERNAL ${OWN}`, `OPS INTERNAL ${OWN}`, `OPS INTERNAL ${OWN}`, `CUS-PS INTERNAL ${OWN}`,
  ],
  ['PD-001', `CUS-PS EMERGENCY ${OWN}`, `OPS EMERGENCY ${OWN}`, `OPS EMERGENCY ${OWN}`, `CUS-PS EMERGENCY ${OWN}`],
  ['PS-019 PD-002', 'PCPR EMERGENCY 2263'],
  [
    'PS-014 PS-020 PS-024 PS-028 PZ-001 PZ-002 PZ-003 ON-004 ON-005 ON-006 ON-007',
    'PCPR KPA65 2263', 'PCPR KPA65 2263', 'PCPR INTERNAL 2263', 'PCPR INTERNAL 2263',
  ],
  ['PUP-001 PUP-002 PUP-003 PUP-004 PUP-005 PUP-006', 'PUP KPA65 2263', 'PUP KPA65 2263', 'PUP INTERNAL 2263', 'PUP INTERNAL 2263'],
  ['ON-001 ON-002', 'PZOON KPA65 2263'],
  ['ED-004', 'PPP KPA65 2263'],
  ['SR-001 SR-002 SR-003 SR-004 SR-005 SR-006 SR-007', `CUS-SR INTERNAL ${OWN}`],
  ['AL-001 SR-008 ED-001 ED-002 ED-003 MI-001 MI-002 MI-003 OS-002 OB-002 OB-003 UG-001 UG-002', `UG INTERNAL ${OWN}`],
  ['ZD-006', `UG ART38_GMINA ${OWN}`],
  ['WR-003 RE-002 ED-005 ED-006 SP-001', `GJO ART38_GMINA ${OWN}`],
  ['SR-009', 'WOJEWODA KPA65 22'],
  ['ON-003', 'WZON KPA65 22'],
  ['ZUS-004 ZUS-006 ZUS-007', 'ZUS KPA65 -'],
  ['ZUS-001 ZUS-002 ZUS-003 ZUS-005', 'ZUS INFORM_ONLY -'],
  ['ZD-007', 'NFZ INFORM_ONLY -'],
  ['PZ-004', 'ROPS/OA INFORM_ONLY -'],
  ['PR-001', 'PCPR INFORM_ONLY -'],
  ['OS-001', `UG INFORM_ONLY ${OWN}`],
  ['AL-002 ZD-002 ZD-003 ZD-004 ZD-005', 'ZOZ SERVICE_REFERRAL -'],
  ['RE-003', 'NGO SERVICE_REFERRAL 22'],
  ['KU-001', `GJO SERVICE_REFERRAL ${OWN}`],
  ['SA-001', 'SAD KPA66_RETURN -'],
];
const CASES = EXPECTED.flatMap(([matters, first, ...others]) =>
  matters.split(' ').flatMap((matter) => FORMS.map(([form, rights], i) => ({ matter, form, rights, expected: others[i - 1] ?? first }))));

describe('Every matter in every form of a centre', () => {
  test('is in the table', () => {
    expect(new Set(CASES.map(({ matter }) => matter))).toEqual(new Set(MATTER_CODES));
    expect(CASES).toHaveLength(107 * 4);
  });

  test.each(CASES)('$matter, $form: $expected', ({ matter, form, rights, expected }) => {
    expect(inShort(part(matter, here(form, rights)))).toBe(expected);
  });

  const FOREIGN = ['PCPR', 'PUP', 'PZOON', 'WZON', 'WOJEWODA', 'ZUS'];
  test.each(CASES.filter(({ expected }) => /INTERNAL|ART38|KPA65/.test(expected ?? '')))(
    '$matter, $form: of somebody who belongs to another gmina it is not kept',
    ({ matter, form, rights }) => {
      const elsewhere = { ...here(form, rights), person: { residence: CHOJNICE }, realEstate: CHOJNICE, school: CHOJNICE };
      const { unit, mode, territory, level } = part(matter, elsewhere);
      if (['PS-029', 'OB-003', 'UG-001', 'UG-002'].includes(matter)) return expect(mode).toBe('INTERNAL'); // whoever was asked
      expect(mode).toBe('KPA65');
      if (level === 'gmina') expect([unit, territory]).toEqual([/^(PS|WR-001|WR-002|ON-00[89]|RE-001|ZD-001)/.test(matter) ? 'OPS' : 'UG', CHOJNICE]);
      else expect(FOREIGN.concat('PPP')).toContain(unit);
    });
});
