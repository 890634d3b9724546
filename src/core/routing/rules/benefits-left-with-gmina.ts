import { isBesideOps, isRunningGmina, isServed, type UnitRule } from '../rule.js';

/**
 * Family benefits are run by authorisation of each wójt: for the other gminas of a joint centre they stay with their offices. A centre beside the
 * OPS runs services and supporting actions only: the cell for benefits is then the office's, not the centre's.
 */
export const benefitsLeftWithGmina: UnitRule = {
  name: 'benefits-left-with-gmina',
  version: '2026-11',
  statute: 'u.ś.r. art. 20 ust. 3; ustawa o CUS art. 16',
  looksAt: ['matter', 'centre.form', 'centre.gminas'],
  settles({ input, matter, gmina }) {
    if (matter.unit !== 'CUS-SR' || !isServed(input, gmina)) return undefined;
    if (!isRunningGmina(input, gmina)) return { unit: 'UG', statute: 'u.ś.r. art. 20 ust. 3', because: OF_EACH_GMINA, decisive: false };
    return isBesideOps(input) ? { unit: 'CUS-SR', statute: 'u.ś.r. art. 20 ust. 3; ustawa o CUS art. 16', because: OF_THE_OFFICE, decisive: false } : undefined;
  },
};

const OF_EACH_GMINA = 'Świadczenia prowadzi każda gmina z upoważnienia swojego wójta; właściwy jest urząd tej gminy.';
const OF_THE_OFFICE = 'Centrum utworzone obok ośrodka pomocy społecznej nie prowadzi świadczeń pieniężnych; prowadzi je komórka świadczeń rodzinnych urzędu gminy, z upoważnienia wójta.';
