import { isServed, type UnitRule } from '../rule.js';

/** A gmina that this centre does not serve: its OPS for social assistance, its office for everything else. */
export const otherGmina: UnitRule = {
  name: 'other-gmina',
  version: '2026-01',
  statute: 'u.p.s. art. 110; ustawa o samorządzie gminnym art. 33',
  looksAt: ['centre.gminas'],
  settles({ input, matter, gmina }) {
    if (matter.level !== 'gmina' || gmina === null || isServed(input, gmina)) return undefined;
    return matter.unit === 'CUS-PS'
      ? { unit: 'OPS', because: 'Jest to inna gmina niż obsługiwana przez centrum; sprawę prowadzi jej ośrodek pomocy społecznej.', decisive: false }
      : { unit: 'UG', because: 'Jest to inna gmina niż obsługiwana przez centrum; sprawę prowadzi jej urząd.', decisive: false };
  },
};
