import { isRunningGmina, isServed, type PlaceRule } from '../rule.js';

/** The gmina that was asked is competent: as issuer of what is confirmed, as addressee, or because any gmina is. */
export const ownGmina: PlaceRule = {
  name: 'own-gmina',
  version: '2026-11',
  statute: 'k.p.a. art. 19',
  connection: 'OWN_GMINA',
  looksAt: ['centre.gminas', 'person.residence'],
  settles({ input, matter }) {
    const { residence } = input.person;
    return {
      gmina: isServed(input, residence) ? residence : input.centre.gminas[0]!,
      ...(matter.placeBasis && { statute: matter.placeBasis }),
      because: isServed(input, residence) && !isRunningGmina(input, residence)
        ? 'Spośród gmin, które obsługuje centrum, sprawę prowadzi gmina miejsca zamieszkania.'
        : 'Sprawę prowadzi gmina, do której się zwrócono, bez względu na miejsce zamieszkania.',
    };
  },
};
