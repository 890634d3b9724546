import type { Connection } from './matter.js';

/** K.p.a. art. 21 § 1 pkt 3, and the acts that say "residence": residence, else stay, else what was last known. */
export const RESIDENCE: readonly Connection[] = ['RESIDENCE', 'STAY_IN_DEFAULT'];

/** U.p.s. art. 101 ust. 1, 2, 2a and 6: a lex specialis without a fallback to k.p.a. */
export const ASSISTANCE: readonly Connection[] = ['CARE_HOME', 'LAST_REGISTRATION', 'RESIDENCE'];

/** The same for benefits of u.p.s. art. 37–42 and 47–50, which the gmina of stay grants in the cases of art. 101 ust. 3. */
export const ASSISTANCE_OR_STAY: readonly Connection[] = ['STAY_WHEN_URGENT', ...ASSISTANCE];

/** Where the person is; only when that is not known, where the person belongs. */
export const STAY_FIRST: readonly Connection[] = ['PLACE_OF_STAY', 'LAST_REGISTRATION', ...RESIDENCE];

export const ANYWHERE: readonly Connection[] = ['ANYWHERE'];
export const OWN_GMINA: readonly Connection[] = ['OWN_GMINA'];
