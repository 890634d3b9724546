import { type XmlElement, readXml } from '../../../connectors/transport/xml.js';

const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
const XS = 'http://www.w3.org/2001/XMLSchema';

/** What a WSDL says of its messages, as far as XML Schema is used in ours; whatever else a schema says is an error, so that nothing is passed over. */
export interface WsdlMessages {
  readonly namespace: string;
  /** What is wrong with the message or header block by its type; empty when nothing is. */
  complaintsAbout(element: XmlElement): readonly string[];
  /** Namespace of each binding's version of SOAP, with the SOAPAction of its operations. */
  readonly bindings: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

export function wsdlMessages(bytes: Uint8Array): WsdlMessages {
  const root = readXml(bytes);
  const schema = only(only(root, 'types', WSDL), 'schema', XS);
  const namespace = schema.attributes['targetNamespace']!;
  const elements = named(schema, ['element']);
  const types = named(schema, ['complexType', 'simpleType']);

  const complaintsOf = (declared: XmlElement, element: XmlElement, path: string): readonly string[] => {
    const { type } = declared.attributes;
    if (element.namespace !== namespace) return [`${path}: in the namespace ${element.namespace}`];
    if (Object.keys(element.attributes).length > 0) return [`${path}: attributes`];
    if (type?.startsWith('xs:')) return valueComplaints(BUILT_IN[type] ?? unknown(type), element, path);
    const definition = type === undefined ? declared.children[0]! : types.get(type.replace(/^\w+:/, '')) ?? unknown(type);
    if (definition.name === 'simpleType') return valueComplaints(restrictionOf(definition), element, path);
    if (element.text.trim() !== '') return [`${path}: text beside elements`];
    return contentComplaints(definition.children[0]!, element, path);
  };
  const contentComplaints = (group: XmlElement, element: XmlElement, path: string): readonly string[] => {
    const complaints: string[] = [];
    let rest = element.children;
    const take = (declared: XmlElement) => {
      const { name = '', minOccurs = '1', maxOccurs = '1' } = declared.attributes;
      const most = maxOccurs === 'unbounded' ? Infinity : Number(maxOccurs);
      const end = rest.findIndex((child, i) => child.name !== name || i >= most);
      const taken = end < 0 ? rest : rest.slice(0, end);
      rest = rest.slice(taken.length);
      complaints.push(...taken.flatMap((child, i) => complaintsOf(declared, child, `${path}/${name}[${i}]`)));
      if (taken.length < Number(minOccurs)) complaints.push(`${path}: ${taken.length} × ${name}`);
    };
    if (group.name === 'sequence') group.children.forEach(take);
    else if (group.name === 'choice') take(group.children.find(({ attributes }) => attributes['name'] === rest[0]?.name) ?? group.children[0]!);
    else unknown(group.name);
    return rest.length === 0 ? complaints : [...complaints, `${path}: ${rest[0]!.name} out of place`];
  };
  return {
    namespace,
    complaintsAbout: (element) => {
      const declared = elements.get(element.name);
      return declared ? complaintsOf(declared, element, element.name) : [`${element.name}: no such message`];
    },
    bindings: bindingsOf(root),
  };
}

type Test = (text: string) => boolean;
const BUILT_IN: Readonly<Record<string, Test>> = {
  'xs:string': () => true,
  'xs:date': (text) => /^[0-9]{4}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?$/.test(text),
  'xs:nonNegativeInteger': (text) => /^[0-9]+$/.test(text),
};

function restrictionOf(simpleType: XmlElement): Test {
  const { attributes, children } = simpleType.children[0]!;
  if (attributes['base'] !== 'xs:string' || children.length === 0) return unknown('restriction');
  const valuesOf = (facet: string) => children.filter(({ name }) => name === facet).map((child) => child.attributes['value']!);
  const [enumerated, patterns] = [valuesOf('enumeration'), valuesOf('pattern')];
  if (enumerated.length + patterns.length !== children.length) return unknown('facet');
  return (text) => enumerated.includes(text) || patterns.some((pattern) => new RegExp(`^(${pattern})$`).test(text));
}

const valueComplaints = (test: Test, { text, children }: XmlElement, path: string): readonly string[] =>
  (children.length === 0 && test(text) ? [] : [`${path}: not of its type`]);

function bindingsOf(root: XmlElement): WsdlMessages['bindings'] {
  const bindings = root.children.filter(({ name, namespace }) => name === 'binding' && namespace === WSDL);
  return new Map(bindings.map((binding) => {
    const version = binding.children.find(({ name }) => name === 'binding')!.namespace;
    const operations = binding.children.filter(({ name }) => name === 'operation');
    const actionIn = (operation: XmlElement) => only(operation, 'operation', version).attributes['soapAction']!;
    return [version, Object.fromEntries(operations.map((operation) => [operation.attributes['name']!, actionIn(operation)]))];
  }));
}

const named = (schema: XmlElement, kinds: readonly string[]): ReadonlyMap<string, XmlElement> =>
  new Map(schema.children.filter(({ name }) => kinds.includes(name)).map((each) => [each.attributes['name']!, each]));

function only(parent: XmlElement, name: string, namespace: string): XmlElement {
  const [found, ...more] = parent.children.filter((child) => child.name === name && child.namespace === namespace);
  return found && more.length === 0 ? found : unknown(name);
}

const unknown = (what: string): never => { throw new Error(`the WSDL says more than this reads: ${what}`); };
