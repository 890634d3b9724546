import { parseInstant } from '../transport/instant.js';
import { jsonObject, type JsonObject } from '../transport/json-answer.js';

/**
 * FHIR's own data types (http://hl7.org/fhir/R4/datatypes.html), as far as the hub reads them. A value of a wrong type reads as absent.
 */
export type Fields = JsonObject;

export const fieldsOf = (value: unknown): Fields => jsonObject(value) ?? {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const objects = (value: unknown): readonly Fields[] => list(value).map(jsonObject).filter((each) => each !== undefined);
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
export const texts = (value: unknown): readonly string[] => list(value).flatMap((each) => text(each) ?? []);
export const readId = (value: unknown): string | undefined => (typeof value === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(value) ? value : undefined);

/** Words of a CodeableConcept: its `text`, else what its codings are called. A code without words says nothing to people. */
export const readWords = (concept: Fields): readonly string[] => {
  const own = text(concept.text);
  return own ? [own] : texts(objects(concept.coding).map(({ display }) => display));
};

/**
 * Modifiers that forbid or warn: anything but absent and `false` counts, because an unreadable prohibition is still one. Extensions stand under the
 * name with an underscore; alone they mean that there is a value, and that it cannot be said.
 */
export const readModifier = (fields: Fields, name: string): boolean =>
  (fields[name] === undefined ? fields[`_${name}`] !== undefined : fields[name] !== false);

export function optional<T>(value: unknown, read: (fields: Fields) => T): T | undefined {
  const fields = jsonObject(value);
  return fields && read(fields);
}

/** FHIR `instant`, and `dateTime` where it has a time. */
export const instantOf = (said: string | undefined): Date | undefined => (said === undefined ? undefined : parseInstant(said));
