/** Number in the National Court Register (KRS): 10 digits with leading zeros, no check digit. Names an organisation, never a person. */
export type KrsNumber = string & { readonly __word: 'KrsNumber' };

/** Undefined for anything but 10 digits; a number that has lost its leading zeros is not guessed at. */
export const parseKrsNumber = (text: string): KrsNumber | undefined =>
  (/^[0-9]{10}$/.test(text) && !/^0+$/.test(text) ? (text as KrsNumber) : undefined);
