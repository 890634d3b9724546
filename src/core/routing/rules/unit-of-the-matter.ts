import { UNITS } from '../../law/units.js';
import type { UnitRule } from '../rule.js';

/** The unit that the act on this matter names. */
export const unitOfTheMatter: UnitRule = {
  name: 'unit-of-the-matter',
  version: '2026-01',
  statute: 'k.p.a. art. 20',
  looksAt: ['matter'],
  settles({ matter: { unit, basis } }) {
    const { name, seat } = UNITS[unit];
    const because = `Sprawę prowadzi ${name}.`;
    // Inside the gmina one organ is competent for all of it; outside, the material basis belongs to the reasons.
    return { unit, because, decisive: false, ...(seat === 'ELSEWHERE' && { statute: basis }) };
  },
};
