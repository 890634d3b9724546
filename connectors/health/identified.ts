import { type Fields, fieldsOf, instantOf, readId, text } from './elements.js';

/** What every resource has. */
export interface Identified {
  /** Undefined where it is not a FHIR id: 1–64 letters, digits, hyphens and dots. */
  readonly id: string | undefined;
  /** Of this copy. */
  readonly lastUpdated: Date | undefined;
  /** What it says must not be acted upon: it bears a modifier that the hub does not know, or another copy of it says something else. */
  readonly unreadable: boolean;
}

/** An Identifier: its system as FHIR writes it, because letters of `urn:oid:` may be of either case (RFC 8141). */
export interface Identifier {
  readonly system: string | undefined;
  readonly value: string | undefined;
}

/** `parts`: elements inside the resource that are read and can bear modifiers of their own. */
export const readIdentified = (fields: Fields, parts: readonly Fields[] = []): Identified => ({
  id: readId(fields.id), lastUpdated: instantOf(text(fieldsOf(fields.meta).lastUpdated)),
  unreadable: fields.implicitRules !== undefined || [fields, ...parts].some(isModified),
});

/** R4 forbids to process an element with an unknown modifier extension, which can turn into its opposite what the rest says. The hub knows none. */
const isModified = ({ modifierExtension: said }: Fields): boolean => said !== undefined && !(Array.isArray(said) && said.length === 0);

export const readIdentifier = ({ system, value }: Fields): Identifier =>
  ({ system: text(system)?.replace(/^urn:oid:/i, 'urn:oid:'), value: text(value) });
