import { fieldsOf, optional, text } from './elements.js';
import { type Identifier, readIdentifier } from './identified.js';

const VERSION = /\/_history\/[A-Za-z0-9.-]{1,64}$/;

/** One spelling for one target of a reference: below the base of the source it is relative, and the version does not matter. */
export function referenceKey(baseUrl: string): (reference: string) => string {
  const base = `${baseUrl.replace(/\/$/, '')}/`;
  return (reference) => (reference.startsWith(base) ? reference.slice(base.length) : reference).replace(VERSION, '');
}

/** What a reference says of its target. All undefined: there is none, or nothing of it can be told. */
export interface Target {
  /** `Patient/p1`, whatever address stands before it: a server writes its inner host name into links, or has changed its scheme. */
  readonly key: string | undefined;
  /** By `key`, else as the reference says. */
  readonly type: string | undefined;
  /** A logical reference, instead of an address or beside it. */
  readonly identifier: Identifier | undefined;
  readonly display: string | undefined;
}

const ADDRESS = /^(?:[^?#]*\/)?(([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64})$/;

export function readTarget(value: unknown): Target {
  const { reference, type, identifier, display } = fieldsOf(value);
  const [, key, typeOfKey] = ADDRESS.exec((text(reference) ?? '').replace(VERSION, '')) ?? [];
  return { key, type: typeOfKey ?? text(type), identifier: optional(identifier, readIdentifier), display: text(display) };
}

/** It leads to a resource of this type, or it cannot be told that it does not. */
export const mayBe = (type: string, target: Target): boolean => (target.type ?? type) === type;
