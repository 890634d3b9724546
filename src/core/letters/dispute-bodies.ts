import type { DisputeBody } from '../routing/disputes.js';

/** Who settles disputes about competence, as letters and the metryka call them. */
export const DISPUTE_BODIES: Readonly<Record<DisputeBody['body'], string>> = {
  SKO: 'Samorządowe Kolegium Odwoławcze', SKO_OR_NSA: 'Samorządowe Kolegium Odwoławcze albo Naczelny Sąd Administracyjny',
  NSA: 'Naczelny Sąd Administracyjny', MINISTER: 'wspólny organ wyższego stopnia albo minister właściwy do spraw administracji publicznej',
};
