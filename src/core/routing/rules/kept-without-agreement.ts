import { isServed, type UnitRule } from '../rule.js';
import { isServiceOutsideTheCentre } from '../service-outside-the-centre.js';

/** Art. 38 forwards only in agreement with the applicant. Without it the centre keeps the application and talks about the needs (art. 37). */
export const keptWithoutAgreement: UnitRule = {
  name: 'kept-without-agreement',
  version: '2026-01',
  statute: 'ustawa o CUS art. 37, art. 38 ust. 1',
  looksAt: ['agreementOfApplicant', 'matter', 'centre.gminas'],
  settles: ({ input, matter, gmina }) =>
    !input.agreementOfApplicant && matter.mode === null && isServed(input, gmina) && isServiceOutsideTheCentre(matter, matter.unit)
      ? {
          unit: 'CUS-PROG',
          statute: 'ustawa o CUS art. 37, art. 38 ust. 1',
          because: 'Przekazanie innej jednostce gminy wymaga uzgodnienia z wnioskodawcą, a takiego uzgodnienia nie ma; wniosek pozostaje w centrum, które rozpoznaje potrzeby.',
          decisive: true,
        }
      : undefined,
};
