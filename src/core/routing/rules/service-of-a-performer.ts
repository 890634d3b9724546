import type { AdmissionRule } from '../rule.js';

/** A service is delivered by a performer who is referred to; no application changes hands. */
export const serviceOfAPerformer: AdmissionRule = {
  name: 'service-of-a-performer',
  version: '2026-01',
  statute: 'ustawa o CUS art. 7, art. 13 ust. 1',
  looksAt: ['matter'],
  settles: ({ matter }) =>
    matter?.mode === 'SERVICE_REFERRAL'
      ? { mode: 'SERVICE_REFERRAL', statute: matter.basis, because: 'Usługę świadczy realizator, do którego centrum kieruje; nie przekazuje się podania.' }
      : undefined,
};
