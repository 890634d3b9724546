import type { AdmissionRule } from '../rule.js';

/**
 * An e-mail or a phone call is a contact. An application comes in writing, to the ADE or account, or orally to a protocol; a few matters may come by
 * e-mail, where separate provisions say so.
 */
export const contactNotApplication: AdmissionRule = {
  name: 'contact-not-application',
  version: '2026-11',
  statute: 'k.p.a. art. 63 § 1',
  looksAt: ['channel', 'matter'],
  settles({ input: { channel }, matter }) {
    if (channel === 'EMAIL' && matter?.byEmail === undefined) return { outcome: 'NOT_AN_APPLICATION', because: BY_EMAIL };
    if (channel === 'PHONE') return { outcome: 'NOT_AN_APPLICATION', because: BY_PHONE };
    return undefined;
  },
};

const HOW = 'Wniosek można złożyć pisemnie, ustnie do protokołu, przez e-Doręczenia albo przez konto w systemie urzędu (k.p.a. art. 63 § 1).';
const BY_EMAIL = `Wiadomość e-mail nie jest podaniem i pozostaje bez rozpoznania. ${HOW}`;
const BY_PHONE = `Rozmowa telefoniczna nie jest podaniem. ${HOW}`;
