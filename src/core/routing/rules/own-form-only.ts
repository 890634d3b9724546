import type { AdmissionRule } from '../rule.js';

/** Some bodies take only what is filed with themselves, on their own form: forwarding would lose time, information helps. */
export const ownFormOnly: AdmissionRule = {
  name: 'own-form-only',
  version: '2026-01',
  statute: 'k.p.a. art. 9',
  looksAt: ['matter'],
  settles: ({ matter }) =>
    matter?.mode === 'INFORM_ONLY'
      ? { mode: 'INFORM_ONLY', statute: `${matter.basis}; k.p.a. art. 9`, because: 'Wniosek przyjmuje wyłącznie właściwa instytucja, we własnym trybie, dlatego centrum informuje, gdzie i jak go złożyć (k.p.a. art. 9).' }
      : undefined,
};
