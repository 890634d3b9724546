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
  /** `xsi:nil`: it is there to say nothing. Has no text and no children then. */
  readonly isNil: boolean;
}

/** The document cannot be read, or is not what its grammar says. Without a cause: parsers quote the document in theirs. */
export const malformed = (): SourceFailure => new SourceFailure('MALFORMED', false);

/**
 * Root of a well-formed document; `charset` is what its Content-Type says. Throws SourceFailure MALFORMED for half a document, a wrong
 * encoding, an undeclared prefix, and for any DTD: SOAP forbids it, and it is the way in for entity bombs and foreign files.
 */
export function readXml(bytes: Uint8Array, charset?: string): XmlElement {
  const text = decode(bytes, charset);
  if (FORBIDDEN_CHARACTERS.test(text) || XMLValidator.validate(text) !== true) throw malformed();
  const roots = elementsOf(parse(text), NO_PREFIXES);
  if (roots.length !== 1 || roots[0]!.isNil) throw malformed();
  return roots[0]!;
}

/** Reads the children that stand in one namespace, without those that are nil. A list of one element is a list. */
export function inNamespace(namespace: string) {
  const isOurs = (child: XmlElement, name: string) => child.name === name && child.namespace === namespace && !child.isNil;
  const all = (parent: XmlElement, name: string) => parent.children.filter((child) => isOurs(child, name));
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
  /**
   * Items of a list with an element around it: empty is none, undefined (absent or nil) is not said. What may be an item in a shape that
   * nobody agreed on (without the element around it, nil, in another namespace) is no empty list.
   */
  const findList = (parent: XmlElement, around: string, item: string) => {
    const list = find(parent, around);
    const astray = parent.children.some((child) => child.name === item || (child.name === around && child.namespace !== namespace));
    if (astray || list?.text.trim() || list?.children.some((child) => !isOurs(child, item))) throw malformed();
    return list?.children;
  };
  return {
    all, find, findList, findText, findTexts,
    get: (parent: XmlElement, name: string) => find(parent, name) ?? fail(),
    getText: (parent: XmlElement, name: string) => findText(parent, name) ?? fail(),
  };
}

const fail = (): never => { throw malformed(); };

/** Whether one of these children says something, whatever its namespace: an element that is nil or empty does not. */
export const saysAnyOf = (parent: XmlElement, names: readonly string[]): boolean =>
  parent.children.some(({ name, text, children }) => names.includes(name) && (text.trim() !== '' || children.length > 0));

/** What XML 1.0 cannot carry, whichever way it is written. */
export const FORBIDDEN_CHARACTERS = /[^\t\n\r\u0020-\ufffd]/;

/**
 * In the order of RFC 7303 § 3: a byte order mark, the charset of the Content-Type (a proxy that wrote the document anew left its declaration
 * alone), the declaration, such as the windows-1250 of older Polish systems; else UTF-8.
 */
function decode(bytes: Uint8Array, charset: string | undefined): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const marked = BYTE_ORDER_MARKS.find(([mark]) => start.startsWith(mark))?.[1];
  const [, declared] = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(start) ?? [];
  try {
    return new TextDecoder(marked ?? charset ?? declared ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed();
  }
}

const BYTE_ORDER_MARKS = [['\u00ef\u00bb\u00bf', 'utf-8'], ['\u00ff\u00fe', 'utf-16le'], ['\u00fe\u00ff', 'utf-16be']] as const;

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
    const isNil = saysNil(attributes, scope);
    const inside = isNil ? [] : node[tag] as readonly OrderedNode[];
    const text = inside.map((each) => String(each['#text'] ?? '')).join('');
    return [{ ...qualifiedName(tag, scope), text, attributes: withoutDeclarations(attributes), children: elementsOf(inside, scope), isNil }];
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

const saysNil = (attributes: Readonly<Record<string, string>>, scope: Scope): boolean =>
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
