import { UNITS } from '../../law/units.js';
import { hasPowiatRights, isRunningGmina, isServed, type ModeRule } from '../rule.js';

/**
 * Units that act for one organ pass files among themselves; k.p.a. art. 65 is for another organ. The centre's own teams serve all its
 * gminas. Outside the centre the organ is the wójt of the gmina that runs it, who in a city with powiat rights is the starosta as well.
 */
export const sameOrgan: ModeRule = {
  name: 'same-organ',
  version: '2026-01',
  statute: 'ustawa o CUS art. 26; ustawa o samorządzie powiatowym art. 92',
  looksAt: ['centre.form', 'centre.gminas', 'centre.powiatRights'],
  settles({ input, gmina, unit }) {
    if (!isServed(input, gmina)) return undefined;
    const { organ, seat } = UNITS[unit];
    if (seat === 'CENTRE') return { mode: 'INTERNAL', because: '', decisive: false };
    if (!isRunningGmina(input, gmina)) return undefined;
    if (organ === 'WOJT') return { mode: 'INTERNAL', because: SAME_ORGAN, decisive: false };
    if (organ !== 'STAROSTA' || !hasPowiatRights(input)) return undefined;
    const inCentre = unit === 'PCPR' && input.centre.form === 'MOPR_TRANSFORMED';
    return { mode: 'INTERNAL', because: inCentre ? TASKS_OF_PCPR_IN_CENTRE : CITY, decisive: false };
  },
};

const SAME_ORGAN = 'Jednostka działa w imieniu tego samego organu, dlatego wniosek przekazuje się wewnętrznie.';
const CITY = 'W mieście na prawach powiatu zadania starosty wykonuje prezydent miasta, dlatego wniosek przekazuje się wewnętrznie.';
const TASKS_OF_PCPR_IN_CENTRE = 'W mieście na prawach powiatu zadania powiatowego centrum pomocy rodzinie wykonuje samo centrum.';
