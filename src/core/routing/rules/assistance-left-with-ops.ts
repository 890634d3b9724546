import { isBesideOps, isRunningGmina, isServed, type UnitRule } from '../rule.js';

/**
 * Social assistance is the centre's only where the centre replaced the OPS. A centre beside it runs services and supporting actions only,
 * and a gmina that joined by agreement has kept its own OPS.
 */
export const assistanceLeftWithOps: UnitRule = {
  name: 'assistance-left-with-ops',
  version: '2026-01',
  statute: 'ustawa o CUS art. 15–16',
  looksAt: ['centre.form', 'centre.gminas', 'matter'],
  settles: ({ input, matter, gmina }) =>
    matter.unit === 'CUS-PS' && isServed(input, gmina) && (isBesideOps(input) || !isRunningGmina(input, gmina))
      ? {
          unit: 'OPS',
          statute: 'ustawa o CUS art. 15–16',
          because: 'Centrum nie przejęło zadań pomocy społecznej tej gminy; sprawę prowadzi jej ośrodek pomocy społecznej.',
          decisive: false,
        }
      : undefined,
};
