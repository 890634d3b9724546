import { isServed, type ModeRule } from '../rule.js';
import { isServiceOutsideTheCentre } from '../service-outside-the-centre.js';

/** In agreement with the applicant the coordinator forwards, in whole or in part, to the office or another unit of the gmina. */
export const forwardingAgreed: ModeRule = {
  name: 'forwarding-agreed',
  version: '2026-01',
  statute: 'ustawa o CUS art. 38 ust. 1 pkt 2',
  looksAt: ['agreementOfApplicant', 'matter', 'centre.agreements'],
  settles: ({ input, matter, gmina, unit, byAgreement }) =>
    input.agreementOfApplicant && !byAgreement && isServed(input, gmina) && isServiceOutsideTheCentre(matter, unit)
      ? {
          mode: 'ART38_GMINA',
          because: 'W uzgodnieniu z wnioskodawcą centrum przekazuje wniosek jednostce gminy, której zakresowi działania odpowiada (ustawa o CUS art. 38 ust. 1 pkt 2).',
          statute: 'ustawa o CUS art. 38 ust. 1 pkt 2',
          decisive: true,
        }
      : undefined,
};
