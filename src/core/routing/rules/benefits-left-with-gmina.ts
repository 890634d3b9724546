import { isRunningGmina, isServed, type UnitRule } from '../rule.js';

/** Family benefits are run by authorisation of each wójt: for the other gminas of a joint centre they stay with their offices. */
export const benefitsLeftWithGmina: UnitRule = {
  name: 'benefits-left-with-gmina',
  version: '2026-01',
  statute: 'u.ś.r. art. 20 ust. 3',
  looksAt: ['matter', 'centre.gminas'],
  settles: ({ input, matter, gmina }) =>
    matter.unit === 'CUS-SR' && isServed(input, gmina) && !isRunningGmina(input, gmina)
      ? {
          unit: 'UG',
          statute: 'u.ś.r. art. 20 ust. 3',
          because: 'Świadczenia prowadzi każda gmina z upoważnienia swojego wójta; właściwy jest urząd tej gminy.',
          decisive: false,
        }
      : undefined,
};
