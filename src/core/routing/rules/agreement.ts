import { UNITS } from '../../law/units.js';
import { isServed, type UnitRule } from '../rule.js';

/** A porozumienie or upoważnienie gives the matter to another unit, for people of the gminas that the centre serves. */
export const agreement: UnitRule = {
  name: 'agreement',
  version: '2026-01',
  statute: 'ustawa o CUS art. 3',
  looksAt: ['centre.agreements', 'centre.gminas'],
  settles({ input, matter, gmina }) {
    const found = isServed(input, gmina) && input.centre.agreements.find((each) => each.matter === matter.code);
    return found
      ? {
          unit: found.unit,
          statute: `ustawa o CUS art. 3; ${found.basis}`,
          because: `Sprawę powierzono innej jednostce (${found.basis}): ${UNITS[found.unit].name}.`,
          decisive: true,
        }
      : undefined;
  },
};
