import { birthDateOf } from '../../vocabulary/pesel.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import type { PersonIdentifier } from '../../vocabulary/person-identifier.js';
import type { CatalogueService } from './catalogue.js';

/** Active services whose ages fit. Without a PESEL the age is not known, and nothing is left out for it. */
export function offersFor(services: readonly CatalogueService[], identifier: PersonIdentifier, today: LocalDate): readonly CatalogueService[] {
  const age = identifier.type === 'PESEL' ? ageOn(birthDateOf(identifier.value), today) : undefined;
  return services.filter(({ active, minimumAge, maximumAge }) =>
    active && (age === undefined || (age >= (minimumAge ?? 0) && age <= (maximumAge ?? Infinity))));
}

/** Completed years. */
function ageOn(birth: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}
