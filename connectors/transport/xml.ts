import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { SourceFailure } from './source-failure.js';

/** An element with its namespace resolved. Prefixes are the sender's private matter: they change between answers. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** Characters directly inside it, entities resolved, CDATA included. Never turned into a number: a PESEL begins with 0. */
  readonly text: string;
  /** By the name as it is written, declarations of prefixes left out. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

/** The document cannot be read, or is not what its grammar says. Without a cause: parsers quote the document in theirs. */
export const malformed = (): SourceFailure => new SourceFailure('MALFORMED', false);

/**
 * Root of a well-formed document. Throws SourceFailure MALFORMED for half a document, a wrong encoding,
 * an undeclared prefix, and for any DTD: SOAP forbids it, and it is the way in for entity bombs and foreign files.
 */
export function readXml(bytes: Uint8Array): XmlElement {
  const text = decode(bytes);
  if (FORBIDDEN_CHARACTERS.test(text) || XMLValidator.validate(text) !== true) throw malformed();
  const roots = elementsOf(parse(text), NO_PREFIXES);
  if (roots.length !== 1) throw malformed();
  return roots[0]!;
}

/** Reads the children that stand in one namespace. A list of one element is a list. */
export function inNamespace(namespace: string) {
  const all = (parent: XmlElement, name: string) =>
    parent.children.filter((child) => child.name === name && child.namespace === namespace);
  const find = (parent: XmlElement, name: string) => {
    const found = all(parent, name);
    if (found.length > 1) throw malformed();
    return found[0];
  };
  /** Undefined when the element is absent, nil or empty: the source said nothing. */
  const findText = (parent: XmlElement, name: string) => find(parent, name)?.text.trim() || undefined;
  /** The optional texts that are there, by name. */
  const findTexts = <Name extends string>(parent: XmlElement, names: readonly Name[]): { readonly [name in Name]?: string } =>
    Object.fromEntries(names.flatMap((name) => {
      const text = findText(parent, name);
      return text === undefined ? [] : [[name, text]];
    })) as { readonly [name in Name]?: string };
  return {
    all, find, findText, findTexts,
    get: (parent: XmlElement, name: string) => find(parent, name) ?? fail(),
    getText: (parent: XmlElement, name: string) => findText(parent, name) ?? fail(),
  };
}

const fail = (): never => { throw malformed(); };

/** What XML 1.0 cannot carry, whichever way it is written. */
export const FORBIDDEN_CHARACTERS = /[^\t\n\r\u0020-\ufffd]/;

/** UTF-8 unless the declaration names another encoding, such as the windows-1250 of older Polish systems. */
function decode(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const [, encoding = 'utf-8'] = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?\sencoding=["']([A-Za-z0-9._-]+)["']/.exec(start) ?? [];
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw malformed();
  }
}

const parser = new XMLParser({
  preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', ignorePiTags: true,
  parseTagValue: false, parseAttributeValue: false, trimValues: false, processEntities: true, maxNestedTags: 100,
  entityDecoder: {
    decode: resolveEntities,
    addInputEntities: () => fail(), // called for any DTD, with or without entities
    setExternalEntities: () => {}, reset: () => {}, setXmlVersion: () => {},
  },
});

/** fast-xml-parser's ordered form: one key is the tag or `#text`, the other, `:@`, the attributes. */
type OrderedNode = Readonly<Record<string, unknown>>;

function parse(text: string): readonly OrderedNode[] {
  try {
    return parser.parse(text) as readonly OrderedNode[];
  } catch {
    throw malformed();
  }
}

/** Namespace of a prefix in force here. Undefined: never declared. */
type Scope = (prefix: string) => string | undefined;
const NO_PREFIXES: Scope = (prefix) => (prefix === '' ? '' : undefined);
const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

function elementsOf(nodes: readonly OrderedNode[], outer: Scope): XmlElement[] {
  return nodes.flatMap((node) => {
    const tag = Object.keys(node).find((key) => key !== ':@');
    if (tag === undefined || tag === '#text') return [];
    const attributes = (node[':@'] ?? {}) as Readonly<Record<string, string>>;
    const scope = scopeOf(attributes, outer);
    if (isNil(attributes, scope)) return [];
    const inside = node[tag] as readonly OrderedNode[];
    const text = inside.map((each) => String(each['#text'] ?? '')).join('');
    return [{ ...qualifiedName(tag, scope), text, attributes: withoutDeclarations(attributes), children: elementsOf(inside, scope) }];
  });
}

function scopeOf(attributes: Readonly<Record<string, string>>, outer: Scope): Scope {
  const declared = new Map<string, string>();
  for (const [name, uri] of Object.entries(attributes)) {
    if (name === 'xmlns') declared.set('', uri);
    if (name.startsWith('xmlns:')) declared.set(name.slice('xmlns:'.length), uri);
  }
  return declared.size === 0 ? outer : (prefix) => declared.get(prefix) ?? outer(prefix);
}

const withoutDeclarations = (attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:')));

function qualifiedName(tag: string, scope: Scope): { namespace: string; name: string } {
  const colon = tag.indexOf(':');
  const namespace = scope(tag.slice(0, Math.max(colon, 0)));
  if (namespace === undefined) throw malformed();
  return { namespace, name: tag.slice(colon + 1) };
}

const isNil = (attributes: Readonly<Record<string, string>>, scope: Scope): boolean =>
  Object.entries(attributes).some(([name, value]) =>
    name.endsWith(':nil') && scope(name.slice(0, -':nil'.length)) === SCHEMA_INSTANCE && (value === 'true' || value === '1'));

const NAMED = new Map([['lt', '<'], ['gt', '>'], ['amp', '&'], ['quot', '"'], ['apos', "'"]]);

/** The five entities of XML and character references; without a DTD there are no others. */
function resolveEntities(text: string): string {
  return text.replace(/&([^;]*);?/g, (_, entity: string) => NAMED.get(entity) ?? characterOf(entity));
}

function characterOf(reference: string): string {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(reference) ?? [];
  const point = hexadecimal ? parseInt(hexadecimal, 16) : Number(decimal ?? NaN);
  const exists = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
  if (!exists || FORBIDDEN_CHARACTERS.test(String.fromCodePoint(point))) throw malformed();
  return String.fromCodePoint(point);
}
