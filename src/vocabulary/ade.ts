/** ADE: an address for electronic delivery (adres do doręczeń elektronicznych), `AE:PL-28080-40239-TUSBF-26`. */
export type Ade = string & { readonly __word: 'Ade' };

/** By shape only: how its last two digits are computed is not published. Undefined for anything else. */
export const parseAde = (text: string): Ade | undefined =>
  (/^AE:PL-[0-9]{5}-[0-9]{5}-[A-Z]{5}-[0-9]{2}$/.test(text) ? (text as Ade) : undefined);
