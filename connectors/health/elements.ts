import { jsonObject, type JsonObject } from '../transport/json-answer.js';

/**
 * FHIR's own data types (http://hl7.org/fhir/R4/datatypes.html), as far as the hub reads them. A value of a wrong type reads as absent.
 */
export type Fields = JsonObject;

/** What every resource has. */
export interface Identified {
  /** Undefined where it is not a FHIR id: 1–64 letters, digits, hyphens and dots. */
  readonly id: string | undefined;
}

export const fieldsOf = (value: unknown): Fields => jsonObject(value) ?? {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const objects = (value: unknown): readonly Fields[] => list(value).map(jsonObject).filter((each) => each !== undefined);
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
export const texts = (value: unknown): readonly string[] => list(value).flatMap((each) => text(each) ?? []);
export const readId = (value: unknown): string | undefined => (typeof value === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(value) ? value : undefined);

/** Where a reference leads; undefined for one by identifier or by name only. */
export const readTarget = (value: unknown): string | undefined => text(fieldsOf(value).reference);

/** Words of a CodeableConcept: its `text`, else what its codings are called. A code without words says nothing to people. */
export const readWords = (concept: Fields): readonly string[] => {
  const own = text(concept.text);
  return own ? [own] : texts(objects(concept.coding).map(({ display }) => display));
};

/** Modifiers that forbid or warn: anything but absent and `false` counts, because an unreadable prohibition is still one. */
export const readModifier = (value: unknown): boolean => value !== undefined && value !== false;

export function optional<T>(value: unknown, read: (fields: Fields) => T): T | undefined {
  const fields = jsonObject(value);
  return fields && read(fields);
}

/** FHIR `instant`, and `dateTime` where it has a time: always with its offset. */
const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$/;

export function instantOf(said: string | undefined): Date | undefined {
  const at = said !== undefined && INSTANT.test(said) ? new Date(said) : undefined;
  return at && !Number.isNaN(at.getTime()) ? at : undefined;
}
