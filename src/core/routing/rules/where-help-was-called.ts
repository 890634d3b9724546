import type { PlaceRule } from '../rule.js';

/** In an emergency no missing fact delays anything: the gmina that was told acts. */
export const whereHelpWasCalled: PlaceRule = {
  name: 'where-help-was-called',
  version: '2026-01',
  statute: 'k.p.a. art. 23',
  connection: null,
  looksAt: ['centre.gminas'],
  settles: ({ input, mode }) =>
    mode === 'EMERGENCY'
      ? { gmina: input.centre.gminas[0]!, because: 'Miejsce pobytu nie jest znane, dlatego działa jednostka, która otrzymała zgłoszenie.' }
      : undefined,
};
