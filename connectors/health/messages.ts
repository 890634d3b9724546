import { fieldsOf, type Fields, objects, optional, readModifier, readWords, text, texts } from './elements.js';
import { type Identified as WithId, type Identifier, readIdentified, readIdentifier } from './identified.js';
import { type Appointment, readAppointment, readServiceRequest, readTask, type ServiceRequest, type Task } from './messages-care.js';
import { readTarget, type Target } from './reference.js';

/**
 * FHIR R4 (JSON, UTF-8): the few shapes that the hub reads, and of them only what it uses.
 *
 *   Bundle            => type 'searchset', total?, link[relation=next].url, entry[] of fullUrl?, resource, search.mode?
 *   every resource    => id, meta.lastUpdated, implicitRules, modifierExtension
 *   Patient           => identifier[], active, name[], gender, birthDate, deceased[x], link[], generalPractitioner[], managingOrganization
 *   HealthcareService => active, providedBy, type[], name, comment, location[], coverageArea[], communication[], availableTime[]
 *   Organization      => active, name
 *   Location          => status, name, description, address, position
 *   OperationOutcome  => issue[] of severity, code; `diagnostics` and `details` are never read, they can quote a person
 *   Appointment, ServiceRequest, Task => messages-care.ts
 *   Schedule          => active, actor[]
 *   Slot              => schedule, status, start, end, overbooked; its `comment` is never read, it can name a person
 *
 * A value of a wrong type reads as absent; where that has to be said aloud it stays `unknown` for translate.ts to judge.
 */
export interface Bundle {
  readonly entries: readonly Entry[];
  /** Address of the next page, as the source wrote it. */
  readonly next: string | undefined;
  /** Entries that fit the question, and do not only stand beside what does. */
  readonly matches: number;
  /** All that fit the question, on all pages, as the source counts them. */
  readonly total: number | undefined;
}

/** Why the pages of a search were not all read: the next one is not at this source, was read already, or is one too many. FEWER: they hold less than was announced. */
export type Unfinished = 'ELSEWHERE' | 'CIRCLE' | 'TOO_LONG' | 'FEWER';

export interface Entry {
  readonly fullUrl: string | undefined;
  readonly resource: Resource;
}

export type Resource = Patient | HealthcareService | Organization | Location | OperationOutcome | Schedule | Slot
  | ((Appointment | ServiceRequest | Task) & Identified) | OtherResource | NoResource;

interface Identified extends WithId {
  /** Resources that live inside this one and are named by `#id` in it. */
  readonly contained: readonly Resource[];
}

export interface Patient extends Identified {
  readonly resourceType: 'Patient';
  readonly identifier: readonly (Identifier & Validity)[];
  readonly active: unknown;
  readonly name: readonly HumanName[];
  readonly gender: string | undefined;
  /** FHIR `date`: can be a year or a month only. */
  readonly birthDate: string | undefined;
  /** Anything but absent and `false`: who may have died is not told as alive. */
  readonly deceased: boolean;
  /** Types of `link`: replaced-by, replaces, refer, seealso. */
  readonly linkTypes: readonly string[];
  readonly generalPractitioner: readonly Reference[];
  readonly managingOrganization: Reference | undefined;
}

/** How an identifier or a name is used, and until when. */
export interface Validity {
  readonly use: string | undefined;
  /** FHIR `dateTime`. */
  readonly until: string | undefined;
}

export interface HumanName extends Validity {
  readonly family: string | undefined;
  readonly given: readonly string[];
}

export interface Reference {
  readonly reference: string | undefined;
  readonly display: string | undefined;
}

export interface HealthcareService extends Identified {
  readonly resourceType: 'HealthcareService';
  readonly active: unknown;
  readonly name: string | undefined;
  readonly comment: string | undefined;
  /** Words for the kinds of service: `text` of the concept, else `display` of its codings. */
  readonly typeNames: readonly string[];
  readonly providedBy: Reference | undefined;
  readonly location: readonly Reference[];
  readonly coverageArea: readonly Reference[];
  /** Codes of languages, BCP 47. */
  readonly languages: readonly string[];
  readonly availableTime: readonly { readonly start: string | undefined; readonly end: string | undefined }[];
}

export interface Organization extends Identified {
  readonly resourceType: 'Organization';
  readonly active: unknown;
  readonly name: string | undefined;
}

export interface Location extends Identified {
  readonly resourceType: 'Location';
  readonly status: string | undefined;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly address: Address | undefined;
  readonly position: { readonly latitude: unknown; readonly longitude: unknown } | undefined;
}

export interface Address {
  readonly text: string | undefined;
  readonly line: readonly string[];
  readonly city: string | undefined;
  readonly postalCode: string | undefined;
  /** TERC code from the extension of the Polish base profile (`address-teryt`). */
  readonly terc: string | undefined;
}

export interface OperationOutcome extends Identified {
  readonly resourceType: 'OperationOutcome';
  readonly issue: readonly { readonly severity: string | undefined; readonly code: string | undefined }[];
}

export interface Schedule extends Identified {
  readonly resourceType: 'Schedule';
  /** FHIR assumes what does not say so to be active. */
  readonly active: boolean;
  /** Who or what it plans for. */
  readonly actors: readonly Target[];
}

export interface Slot extends Identified {
  readonly resourceType: 'Slot';
  readonly schedule: Target;
  readonly status: string | undefined;
  readonly start: string | undefined;
  readonly end: string | undefined;
  /** Anything but absent and `false`: an unreadable warning is still one. */
  readonly overbooked: boolean;
}

/** A resource the hub does not read. Its type is not kept: it is the source's text. */
interface OtherResource extends Identified {
  readonly resourceType: 'Other';
}

/** An entry without a resource, or with one that names no type of FHIR: anything could have stood there. */
interface NoResource extends Identified {
  readonly resourceType: 'None';
}

/** Undefined for what is no answer to a search: another resource, another kind of bundle, entries or links that are no list, a next page that cannot be read. */
export function parseBundle(raw: unknown): Bundle | undefined {
  const { resourceType, type, entry = [], link = [], total, implicitRules } = fieldsOf(raw);
  if (resourceType !== 'Bundle' || type !== 'searchset' || implicitRules !== undefined || !Array.isArray(entry) || !Array.isArray(link)) return undefined;
  const nextLinks = objects(link).filter(({ relation }) => text(relation)?.toLowerCase() === 'next');
  const next = text(nextLinks[0]?.url);
  // Taken for the last page, a page would hide all that follow.
  if (nextLinks.length > 1 || (nextLinks.length === 1 && next === undefined)) return undefined;
  return { entries: entry.map(readEntry), matches: entry.filter(isMatch).length, next, total: Number.isSafeInteger(total) ? Number(total) : undefined };
}

function readEntry(each: unknown): Entry {
  const { fullUrl, resource } = fieldsOf(each);
  return { fullUrl: text(fullUrl), resource: parseResource(resource) };
}

function isMatch(each: unknown): boolean {
  const { resource, search } = fieldsOf(each);
  return (fieldsOf(search).mode ?? 'match') === 'match' && fieldsOf(resource).resourceType !== 'OperationOutcome';
}

/** Never fails: what it cannot make out is an OtherResource. */
export function parseResource(raw: unknown): Resource {
  const fields = fieldsOf(raw);
  // FHIR forbids contained resources inside contained ones, so deeper levels are not read.
  const contained = objects(fields.contained).map((each) => readResource(each, []));
  return readResource(fields, contained);
}

function readResource(fields: Fields, contained: readonly Resource[]): Resource {
  const identified = { ...readIdentified(fields), contained };
  switch (fields.resourceType) {
    case 'Patient': return readPatient(fields, identified);
    case 'HealthcareService': return readHealthcareService(fields, identified);
    case 'Organization': return { resourceType: 'Organization', ...identified, active: fields.active, name: text(fields.name) };
    case 'Location': return readLocation(fields, identified);
    case 'OperationOutcome': {
      const issue = objects(fields.issue).map(({ severity, code }) => ({ severity: text(severity), code: text(code) }));
      return { resourceType: 'OperationOutcome', ...identified, issue };
    }
    case 'Appointment': return { ...readAppointment(fields), contained };
    case 'ServiceRequest': return { ...readServiceRequest(fields), contained };
    case 'Task': return { ...readTask(fields), contained };
    case 'Schedule': {
      const { active = true } = fields;
      return { resourceType: 'Schedule', ...identified, active: active === true, actors: objects(fields.actor).map(readTarget) };
    }
    case 'Slot': return readSlot(fields, identified);
    default: return { resourceType: TYPE.test(text(fields.resourceType) ?? '') ? 'Other' : 'None', ...identified };
  }
}

const TYPE = /^[A-Z][A-Za-z]+$/;

function readSlot(fields: Fields, identified: Identified): Slot {
  return {
    resourceType: 'Slot', ...identified,
    schedule: readTarget(fields.schedule),
    status: text(fields.status), start: text(fields.start), end: text(fields.end),
    overbooked: readModifier(fields, 'overbooked'),
  };
}

function readPatient(fields: Fields, identified: Identified): Patient {
  return {
    resourceType: 'Patient', ...identified, ...readIdentified(fields, objects(fields.link)),
    identifier: objects(fields.identifier).map((each) => ({ ...readIdentifier(each), ...readValidity(each) })),
    active: fields.active,
    name: objects(fields.name).map((each) => ({ ...readValidity(each), family: text(each.family), given: texts(each.given) })),
    gender: text(fields.gender),
    birthDate: text(fields.birthDate),
    deceased: readModifier(fields, 'deceasedBoolean') || readModifier(fields, 'deceasedDateTime'),
    linkTypes: objects(fields.link).flatMap(({ type }) => text(type) ?? []),
    generalPractitioner: objects(fields.generalPractitioner).map(readReference),
    managingOrganization: optional(fields.managingOrganization, readReference),
  };
}

const readValidity = ({ use, period }: Fields): Validity => ({ use: text(use), until: text(fieldsOf(period).end) });

function readHealthcareService(fields: Fields, identified: Identified): HealthcareService {
  const codings = (concept: Fields) => objects(concept.coding);
  return {
    resourceType: 'HealthcareService', ...identified,
    active: fields.active,
    name: text(fields.name),
    comment: text(fields.comment),
    typeNames: objects(fields.type).flatMap(readWords),
    providedBy: optional(fields.providedBy, readReference),
    location: objects(fields.location).map(readReference),
    coverageArea: objects(fields.coverageArea).map(readReference),
    languages: objects(fields.communication).flatMap((concept) => texts(codings(concept).map(({ code }) => code))),
    availableTime: objects(fields.availableTime).map(({ availableStartTime, availableEndTime }) =>
      ({ start: text(availableStartTime), end: text(availableEndTime) })),
  };
}

function readLocation(fields: Fields, identified: Identified): Location {
  return {
    resourceType: 'Location', ...identified,
    status: text(fields.status),
    name: text(fields.name),
    description: text(fields.description),
    address: optional(fields.address, readAddress),
    position: optional(fields.position, ({ latitude, longitude }) => ({ latitude, longitude })),
  };
}

const TERC_SYSTEM = 'http://hl7.org.pl/fhir/NamingSystem/teryt-terc';

function readAddress(fields: Fields): Address {
  const extensions = objects(fields.extension);
  const codings = [...extensions, ...extensions.flatMap(({ extension }) => objects(extension))].map(({ valueCoding }) => fieldsOf(valueCoding));
  return {
    text: text(fields.text), line: texts(fields.line), city: text(fields.city), postalCode: text(fields.postalCode),
    terc: text(codings.find(({ system }) => system === TERC_SYSTEM)?.code),
  };
}

const readReference = ({ reference, display }: Fields): Reference => ({ reference: text(reference), display: text(display) });
