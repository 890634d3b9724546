import type { ServiceSlot } from '../../src/core/residents/slots.js';
import { instantOf } from './elements.js';
import type { Slot } from './messages.js';

/** `entered-in-error` is not here: such a slot never was. */
const STATES = new Map<string | undefined, ServiceSlot['state']>([
  ['free', 'FREE'], ['busy', 'BUSY'], ['busy-tentative', 'BUSY_TENTATIVE'], ['busy-unavailable', 'BUSY_UNAVAILABLE'],
]);

/**
 * Undefined for a slot outside the period (a server may ignore what it was asked), and for one that cannot be believed:
 * without an id, with a modifier that the hub does not know, with copies that contradict each other, with times that are no instants or run backwards, in a state that FHIR does not have.
 */
export function toServiceSlot({ id, unreadable, status, start, end, overbooked }: Slot, period: { from: Date; before: Date }): ServiceSlot | undefined {
  const [state, begins, ends] = [STATES.get(status), instantOf(start), instantOf(end)];
  if (!id || unreadable || !state || !begins || !ends || ends < begins) return undefined;
  if (begins < period.from || begins >= period.before) return undefined;
  return { id: `HEALTH:Slot/${id}`, start: begins, end: ends, state, overbooked };
}
