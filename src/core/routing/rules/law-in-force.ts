import type { AdmissionRule } from '../rule.js';

/** The law of the day of receipt applies: without a row for that day nobody can be named. */
export const lawInForce: AdmissionRule = {
  name: 'law-in-force',
  version: '2026-01',
  statute: 'k.p.a. art. 6, art. 19',
  looksAt: ['matter', 'receivedOn'],
  settles: ({ matter }) =>
    matter ? undefined : { outcome: 'UNDETERMINED', because: 'W dniu wpływu wniosku tabela spraw nie zna takiej sprawy; trzeba sprawdzić datę wpływu i kod sprawy.' },
};
