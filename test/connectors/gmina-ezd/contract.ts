import { jsonObject, type JsonObject } from '../../../connectors/transport/json-answer.js';
import { fixtureJson } from './office.js';

/** The published contract: message => field => its type; with `?` it may be null or missing. No other field is allowed. */
const contract = fixtureJson('contract.json') as Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What is wrong with this message by the contract, as paths; nothing, when it keeps it. */
export function wrongIn(message: string, value: unknown, path = message): string[] {
  const [fields, object] = [contract[message], jsonObject(value)];
  if (!fields) return [`${path}: the contract does not know ${message}`];
  if (!object) return [`${path}: no object`];
  const unheardOf = Object.keys(object).filter((field) => !Object.hasOwn(fields, field)).map((field) => `${path}.${field}: not in the contract`);
  return [...unheardOf, ...Object.entries(fields).flatMap(([field, type]) => wrongField(type, object, field, `${path}.${field}`))];
}

/** `sprawa` of a letter in no case: the contract calls it required, and .NET does so with whatever it cannot prove to be null. */
const NULL_ALL_THE_SAME = /\.sprawa$/;

function wrongField(type: string, object: JsonObject, field: string, path: string): string[] {
  const value = object[field];
  const isMissing = value === undefined || value === null;
  if (isMissing) return type.endsWith('?') || (value === null && NULL_ALL_THE_SAME.test(path)) ? [] : [`${path}: missing`];
  const [name, range] = type.replace(/\?$/, '').split(' ');
  const list = /^\[(.+)\]$/.exec(name!)?.[1];
  if (list !== undefined) return Array.isArray(value) ? value.flatMap((each, i) => wrongValue(list, each, `${path}[${i}]`)) : [`${path}: no list`];
  return [...wrongValue(name!, value, path), ...(isWithin(range, value) ? [] : [`${path}: out of range`])];
}

const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  'date-time': (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(value),
  date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
};

function wrongValue(type: string, value: unknown, path: string): string[] {
  const isRight = SCALARS[type];
  if (!isRight) return wrongIn(type, value, path);
  return isRight(value) ? [] : [`${path}: no ${type}`];
}

function isWithin(range: string | undefined, value: unknown): boolean {
  const [least, most] = (range ?? '').split('..').map(Number);
  const size = typeof value === 'string' ? value.length : Number(value);
  return most === undefined || (size >= least! && size <= most);
}
