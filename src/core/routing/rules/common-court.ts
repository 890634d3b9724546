import type { AdmissionRule } from '../rule.js';

/** A matter for a common court is returned by postanowienie; a court is nobody to forward to. */
export const commonCourt: AdmissionRule = {
  name: 'common-court',
  version: '2026-01',
  statute: 'k.p.a. art. 66 § 3',
  looksAt: ['matter'],
  settles: ({ matter }) =>
    matter?.mode === 'KPA66_RETURN'
      ? { mode: 'KPA66_RETURN', statute: 'k.p.a. art. 66 § 3', because: 'W sprawie właściwy jest sąd powszechny, dlatego podanie zwraca się postanowieniem, na które służy zażalenie (k.p.a. art. 66 § 3).' }
      : undefined,
};
