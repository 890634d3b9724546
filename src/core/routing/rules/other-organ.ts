import type { ModeRule } from '../rule.js';

/** Another organ is competent: the application goes there at once, and the applicant is told why. */
export const otherOrgan: ModeRule = {
  name: 'other-organ',
  version: '2026-01',
  statute: 'k.p.a. art. 65 § 1',
  looksAt: ['centre.form', 'centre.gminas', 'centre.powiatRights'],
  settles: () => ({
    mode: 'KPA65',
    because: 'Organ, do którego wniesiono podanie, nie jest właściwy, dlatego niezwłocznie przekazuje je organowi właściwemu (k.p.a. art. 65 § 1).',
    statute: 'k.p.a. art. 65 § 1',
    decisive: false,
  }),
};
