import type { ServiceSlot } from '../../src/core/residents/slots.js';
import type { Slot } from './messages.js';

/** `entered-in-error` is not here: such a slot never was. */
const STATES = new Map<string | undefined, ServiceSlot['state']>([
  ['free', 'FREE'], ['busy', 'BUSY'], ['busy-tentative', 'BUSY_TENTATIVE'], ['busy-unavailable', 'BUSY_UNAVAILABLE'],
]);

/** FHIR `instant`: always with its offset. */
const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$/;

/**
 * Undefined for a slot outside the period (a server may ignore what it was asked), and for one that cannot be believed:
 * without an id, with times that are no instants or run backwards, in a state that FHIR does not have.
 */
export function toServiceSlot({ id, status, start, end, overbooked }: Slot, period: { from: Date; before: Date }): ServiceSlot | undefined {
  const [state, begins, ends] = [STATES.get(status), instantOf(start), instantOf(end)];
  if (!id || !state || !begins || !ends || ends < begins) return undefined;
  if (begins < period.from || begins >= period.before) return undefined;
  return { id: `HEALTH:Slot/${id}`, start: begins, end: ends, state, overbooked };
}

function instantOf(text: string | undefined): Date | undefined {
  const at = text !== undefined && INSTANT.test(text) ? new Date(text) : undefined;
  return at && !Number.isNaN(at.getTime()) ? at : undefined;
}
