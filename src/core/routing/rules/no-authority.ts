import { UNITS } from '../../law/units.js';
import type { ModeRule } from '../rule.js';

/** An agreement gave the matter to a performer that is no authority: people are referred to it, applications are not forwarded. */
export const noAuthority: ModeRule = {
  name: 'no-authority',
  version: '2026-01',
  statute: 'ustawa o CUS art. 7',
  looksAt: ['centre.agreements'],
  settles: ({ unit }) =>
    UNITS[unit].organ === null
      ? { mode: 'SERVICE_REFERRAL', because: 'Realizator nie jest organem, dlatego centrum kieruje do niego osobę, a nie przekazuje podania.', statute: 'ustawa o CUS art. 7', decisive: true }
      : undefined,
};
