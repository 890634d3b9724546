import { describe, expect, test } from '@jest/globals';
import { DEADLINE_KINDS } from '../../../src/core/law/deadline-kinds.js';
import { emergencyMatter, isMatterCode, MATTER_CODES, MATTERS, matterOn } from '../../../src/core/law/matters.js';
import { PARAMETERS, parameterOn } from '../../../src/core/law/parameters.js';
import { parseTerm } from '../../../src/core/law/term.js';
import { UNITS } from '../../../src/core/law/units.js';
import { isInForce } from '../../../src/core/law/validity.js';
import { day } from '../routing/dialect.js';

describe('The table of matters', () => {
  test('knows 107 matters in their families', () => {
    const families: Record<string, number> = {};
    for (const code of MATTER_CODES) families[code.slice(0, code.indexOf('-'))] = (families[code.slice(0, code.indexOf('-'))] ?? 0) + 1;
    expect(MATTER_CODES).toHaveLength(107);
    expect(families).toEqual({
      CUS: 5, PS: 29, PD: 2, AL: 2, WR: 3, PZ: 4, SR: 9, ZUS: 7, ON: 10, PUP: 6, RE: 3, ZD: 7, ED: 6, MI: 3, OS: 2, KU: 1, SP: 1, OB: 3, PR: 1,
      SA: 1, UG: 2,
    });
  });

  test('has every matter in force today, except none', () => {
    expect(MATTER_CODES.filter((code) => !matterOn(code, day('2026-11-24')))).toEqual([]);
  });

  test('never has two rows in force on one day', () => {
    for (const row of MATTERS) {
      expect(MATTERS.filter((other) => other.code === row.code && isInForce(other, row.validFrom))).toEqual([row]);
      expect(row.validUntil === null || row.validFrom <= row.validUntil).toBe(true);
    }
  });

  test('keeps the level of a matter and that of its unit together, for all units that are authorities', () => {
    for (const { code, unit, level } of MATTERS) if (UNITS[unit].organ) expect([code, level]).toEqual([code, UNITS[unit].level]);
  });

  test('says of each row what it rests on and what ties it to a place', () => {
    for (const { code, name, basis, place, areas } of MATTERS) {
      expect([code, name.length > 3, basis.length > 3, place.length > 0]).toEqual([code, true, true, true]);
      for (const area of areas ?? []) expect(area).toBeLessThanOrEqual(14);
    }
  });

  test('lets the gmina of stay decide only on benefits of u.p.s. art. 37–42 and 47–50', () => {
    const codes = MATTERS.filter(({ place }) => place.includes('STAY_WHEN_URGENT')).map(({ basis }) => basis);
    for (const basis of codes) expect(basis).toMatch(/art\. (37|38|39|40|41|42|48[ab]?|50)\b/);
    expect(codes).toHaveLength(13);
  });

  test('has a readable term for every kind of deadline', () => {
    for (const { term } of Object.values(DEADLINE_KINDS)) expect(parseTerm(term)).toBeDefined();
  });

  test('does not know codes that nobody wrote down', () => {
    expect(['PS-999', '', 'ps-001', 'toString', '__proto__'].map(isMatterCode)).toEqual([false, false, false, false, false]);
    expect(matterOn('PS-999', day('2026-01-01'))).toBeUndefined();
  });

  test('finds an emergency under any date', () => {
    expect(emergencyMatter('PD-001')?.mode).toBe('EMERGENCY');
    expect(emergencyMatter('PS-001')).toBeUndefined();
  });
});

describe('A change of law is a new row', () => {
  test.each([
    ['ZUS-001', '2021-12-31', 'CUS-SR'],
    ['ZUS-001', '2022-01-01', 'ZUS'],
    ['ZUS-003', '2021-06-30', 'CUS-SR'],
    ['ZUS-003', '2021-07-01', 'ZUS'],
  ])('%s on %s belonged to %s', (code, date, unit) => {
    expect(matterOn(code, day(date))?.unit).toBe(unit);
  });

  test('a matter that did not exist yet has no row', () => {
    expect(matterOn('ZUS-002', day('2024-09-30'))).toBeUndefined();
    expect(matterOn('ZUS-002', day('2024-10-01'))).toBeDefined();
    expect(matterOn('PS-001', day('2019-12-31'))).toBeUndefined();
  });

  test('the income criteria of 2025 do not touch an application of 2024', () => {
    expect(parameterOn('INCOME_CRITERION_SINGLE_PLN', day('2024-12-31'))?.value).toBe(776);
    expect(parameterOn('INCOME_CRITERION_SINGLE_PLN', day('2025-01-01'))?.value).toBe(1010);
    expect(parameterOn('INCOME_CRITERION_SINGLE_PLN', day('2021-01-01'))).toBeUndefined();
  });

  test('no parameter has two values on one day', () => {
    for (const row of PARAMETERS) expect(PARAMETERS.filter((other) => other.code === row.code && isInForce(other, row.validFrom))).toEqual([row]);
  });
});
