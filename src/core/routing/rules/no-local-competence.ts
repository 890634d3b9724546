import type { PlaceRule } from '../rule.js';

/** One institution for the whole country, or any of its offices. */
export const noLocalCompetence: PlaceRule = {
  name: 'no-local-competence',
  version: '2026-01',
  statute: 'k.p.a. art. 19',
  connection: 'ANYWHERE',
  looksAt: ['matter'],
  settles: ({ matter }) => ({ gmina: null, statute: matter.basis, because: 'W tej sprawie nie ustala się gminy właściwej miejscowo.' }),
};
