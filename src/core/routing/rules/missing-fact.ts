import type { Connection } from '../../law/matter.js';
import type { PlaceRule } from '../rule.js';

/** Nothing settled the place: the authority has to establish the fact that is missing, not guess it. */
export const missingFact: PlaceRule = {
  name: 'missing-fact',
  version: '2026-01',
  statute: 'k.p.a. art. 7, art. 19',
  connection: null,
  looksAt: ['person.homeless', 'person.residence', 'person.stay', 'person.lastPermanentRegistration', 'realEstate', 'school'],
  settles({ input: { person }, matter }) {
    const homeless = person.homeless && matter.place.includes('LAST_REGISTRATION');
    const needed = matter.place.find((connection) => MISSING[connection]);
    return { missing: homeless ? MISSING_FOR_HOMELESS : ((needed && MISSING[needed]) ?? MISSING_RESIDENCE) };
  },
};

const MISSING: Partial<Record<Connection, string>> = {
  REAL_ESTATE: 'Nie można ustalić właściwości: brakuje gminy położenia nieruchomości (realEstate).',
  SEAT: 'Nie można ustalić właściwości: brakuje gminy siedziby szkoły albo placówki (school).',
  REGISTRATION: 'Nie można ustalić właściwości: brakuje gminy zameldowania albo pobytu (person.lastPermanentRegistration, person.stay).',
};
const MISSING_RESIDENCE = 'Nie można ustalić właściwości: brakuje gminy zamieszkania osoby, której sprawa dotyczy (person.residence).';
const MISSING_FOR_HOMELESS =
  'Nie można ustalić właściwości: brakuje gminy ostatniego zameldowania na pobyt stały albo gminy pobytu (person.lastPermanentRegistration, person.stay).';
