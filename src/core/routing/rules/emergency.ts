import type { AdmissionRule } from '../rule.js';

/** Violence, crisis, shelter from harm: at once, by whatever channel, never in a queue. */
export const emergency: AdmissionRule = {
  name: 'emergency',
  version: '2026-01',
  statute: 'u.p.s. art. 47, art. 106 ust. 2; ustawa o przeciwdziałaniu przemocy domowej art. 9a–9d',
  looksAt: ['matter'],
  settles: ({ matter }) =>
    matter?.mode === 'EMERGENCY'
      ? { mode: 'EMERGENCY', statute: matter.basis, because: 'Zgłoszenie wymaga natychmiastowego działania i nie czeka w kolejce spraw.' }
      : undefined,
};
