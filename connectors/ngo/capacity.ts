import type { ServiceCapacity } from '../../src/core/residents/catalogue.js';
import { type LocalDate, warsawDate } from '../../src/vocabulary/local-date.js';
import type { HsdsRecord, Objection } from './messages.js';
import { nameOf, recordsIn } from './objections.js';

/** Mass, volume, length, area: names in Polish and English, and codes of UN/ECE Recommendation 20. */
const PHYSICAL_UNITS: ReadonlySet<string> = new Set([
  'kilogram', 'kilograms', 'kilogramy', 'kilo', 'kg', 'kgm', 'gram', 'grams', 'gramy', 'g', 'grm', 'tonne', 'tonnes', 'tona', 'tony', 't', 'tne',
  'litre', 'litres', 'liter', 'liters', 'litr', 'litry', 'l', 'ltr', 'metre', 'metres', 'meter', 'meters', 'metr', 'metry', 'm', 'mtr', 'm2', 'm²', 'mtk', 'm3', 'm³', 'mtq',
]);

/** How many places are free: the first of the capacities that can be believed. What is wrong with the others goes to `found`. */
export function capacityOf(service: HsdsRecord, today: LocalDate, found: Objection[]): ServiceCapacity | undefined {
  const units = new Map(recordsIn(service).filter(({ entity }) => entity === 'unit').map((unit) => [unit.id, unit]));
  const believable = (service.inside.capacities ?? []).flatMap((capacity) => {
    const unit = capacity.inside.unit?.[0] ?? units.get(capacity.texts.unit_id ?? '');
    const objections = objectionsTo(capacity, unit, service, today);
    found.push(...objections);
    return objections.length === 0 && capacity.unreadable.length === 0 ? toCapacity(capacity, unit) : [];
  });
  return believable[0];
}

function objectionsTo(capacity: HsdsRecord, unit: HsdsRecord | undefined, service: HsdsRecord, today: LocalDate): readonly Objection[] {
  const { texts: { unit_id: unitId, service_id: serviceId, updated }, numbers: { available, maximum } } = capacity;
  const say = (field: string, wrong: Objection['wrong'], number?: number): Objection =>
    ({ record: nameOf(capacity), field, wrong, ...(number !== undefined && { number }) });
  return [
    ...(serviceId !== undefined && serviceId !== service.id ? [say('service_id', 'DANGLING')] : []),
    ...(unit ? [] : [unitId === undefined ? say('unit', 'MISSING') : say('unit_id', 'DANGLING')]),
    ...([unit?.texts.name, unit?.texts.identifier].some((word) => PHYSICAL_UNITS.has(word?.trim().toLowerCase() ?? '')) ? [say('unit', 'PHYSICAL_UNIT')] : []),
    ...(available !== undefined && maximum !== undefined && available > maximum ? [say('available', 'OVER_MAXIMUM', available)] : []),
    ...(updated !== undefined && warsawDate(new Date(updated)) > today ? [say('updated', 'IMPOSSIBLE')] : []), // counted tomorrow
  ];
}

/** Without a count, its unit or its date it says nothing; that they are missing has been said already. */
function toCapacity({ numbers: { available, maximum }, texts: { updated } }: HsdsRecord, unit: HsdsRecord | undefined): ServiceCapacity | [] {
  const name = unit?.texts.name;
  if (available === undefined || updated === undefined || name === undefined) return [];
  return { available, ...(maximum !== undefined && { maximum }), unit: name, updated: new Date(updated) };
}
