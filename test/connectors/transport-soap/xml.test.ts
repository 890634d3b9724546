import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SourceFailure } from '../../../connectors/transport/source-failure.js';
import { type XmlElement, inNamespace, readXml } from '../../../connectors/transport/xml.js';

const read = (xml: string): XmlElement => readXml(Buffer.from(xml));
const readsAs = (xml: string, text: string) => expect(read(xml).text).toBe(text);
const isMalformed = (xml: string | Buffer) => {
  try {
    readXml(Buffer.from(xml));
  } catch (error) {
    expect(error).toBeInstanceOf(SourceFailure);
    expect(error).toMatchObject({ kind: 'MALFORMED', retryable: false, message: 'MALFORMED' });
    expect((error as Error).cause).toBeUndefined();
    return;
  }
  throw new Error('it was read');
};

describe('what stands in a document', () => {
  test('numbers stay text: the zeros of a PESEL, an exponent, a hexadecimal number, a truth value', () => {
    for (const text of ['02070803628', '007', '1e5', '0x1F', 'true', '1234.50']) readsAs(`<a>${text}</a>`, text);
  });
  test('the five entities and character references are resolved once', () => {
    readsAs('<a>&lt;b&gt; &amp;amp; &quot;&apos; &#379;&#x17C; &#x1F600;</a>', '<b> &amp; "\' Żż 😀');
  });
  test('CDATA is taken as it stands, in the middle of text as well', () => {
    readsAs('<a>x <![CDATA[<b> &amp; ]]>y</a>', 'x <b> &amp; y');
  });
  test('comments and processing instructions are not text', () => {
    readsAs('<?xml version="1.0"?><?pi a="b"?><!-- c --><a>x<!-- <b/> -->y</a>', 'xy');
  });
  test('a byte order mark is not text', () => readsAs('\ufeff<a>x</a>', 'x'));
  test('an older encoding is read by its declaration', () => {
    const bytes = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="windows-1250"?><a>'), Buffer.from([0xa3, 0xf3, 0x9f]), Buffer.from('</a>')]);
    expect(readXml(bytes).text).toBe('Łóź');
  });
  test('the encoding is told by a byte order mark first, then by whoever sent the document, then by its declaration', () => {
    const declared = (encoding: string, text = 'ż') => Buffer.from(`<?xml version="1.0" encoding = '${encoding}' ?><a>${text}</a>`);
    expect(readXml(declared('windows-1250'), 'utf-8').text).toBe('ż');
    expect(readXml(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), declared('windows-1250')]), 'iso-8859-2').text).toBe('ż');
    for (const [mark, turned] of [['\ufeff', false], ['\ufeff', true]] as const) {
      const bytes = Buffer.from(mark + String(declared('UTF-16')), 'utf16le');
      expect(readXml(turned ? bytes.swap16() : bytes, 'utf-8').text).toBe('ż');
    }
    expect(readXml(Buffer.concat([declared('windows-1250', '').subarray(0, -4), Buffer.from([0xbf]), Buffer.from('</a>')])).text).toBe('ż');
    expect(() => readXml(declared('UTF-8'), 'x-mac-klingon')).toThrow(SourceFailure);
  });
});

describe('namespaces', () => {
  const NS = 'urn:a';
  const { all, find, findList, findText, get } = inNamespace(NS);

  test('a prefix means what it was last declared to mean, and default namespaces reach their children only', () => {
    const root = read('<p:r xmlns:p="urn:a" xmlns="urn:b"><c/><p:c/><x xmlns=""/><p:d xmlns:p="urn:c"><p:e/></p:d><p:f/></p:r>');
    expect(root).toMatchObject({ namespace: 'urn:a', name: 'r' });
    expect(root.children.map(({ namespace, name }) => `${namespace}|${name}`)).toEqual(['urn:b|c', 'urn:a|c', '|x', 'urn:c|d', 'urn:a|f']);
    expect(root.children[3]!.children[0]).toMatchObject({ namespace: 'urn:c', name: 'e' });
  });
  test('one element is a list of one, none is an empty list', () => {
    const root = read('<r xmlns="urn:a"><s><b>1</b></s></r>');
    expect(all(get(root, 's'), 'b').map(({ text }) => text)).toEqual(['1']);
    expect(all(root, 'b')).toEqual([]);
  });
  test('an element of the same name in another namespace is not it', () => {
    expect(find(read('<r xmlns="urn:a" xmlns:b="urn:b"><b:s/></r>'), 's')).toBeUndefined();
  });
  test('a list that is absent or nil is not said, an empty one has nothing in it', () => {
    const listIn = (inside: string) => findList(read(`<r xmlns="urn:a" xmlns:b="urn:b" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${inside}</r>`), 's', 'i')?.map(({ text }) => text);
    expect(['', '<s i:nil="true"/>', '<s/>', '<s> </s>', '<s><i>1</i> <i>2</i></s>'].map(listIn)).toEqual([undefined, undefined, [], [], ['1', '2']]);
    for (const inside of ['<s><i i:nil="1"/></s>', '<s><b:i>1</b:i></s>', '<i>1</i>', '<b:i>1</b:i>', '<b:s/>', '<s><x/></s>', '<s>brak</s>', '<s/><s/>']) {
      expect(() => listIn(inside)).toThrow(SourceFailure);
    }
  });
  test('nil, empty and absent all say nothing', () => {
    const root = read('<r xmlns="urn:a" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><n i:nil="true">x</n><e> </e></r>');
    expect([findText(root, 'n'), findText(root, 'e'), findText(root, 'absent')]).toEqual([undefined, undefined, undefined]);
  });
  test('two where one is allowed break the message', () => {
    expect(() => find(read('<r xmlns="urn:a"><s/><s/></r>'), 's')).toThrow(SourceFailure);
  });
});

describe('what is refused', () => {
  test.each([
    ['an entity bomb', `<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "${'&b;'.repeat(50)}"><!ENTITY d "${'&c;'.repeat(50)}">]><a>&d;</a>`],
    ['a file of ours', '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>'],
    ['a DTD without entities', '<!DOCTYPE a><a/>'],
    ['a DTD on another server', '<!DOCTYPE a SYSTEM "http://example.com/a.dtd"><a/>'],
    ['an entity nobody declared', '<a>&nbsp;</a>'],
    ['an entity named like a property', '<a>&constructor;</a>'],
    ['a bare ampersand', '<a>b & c</a>'],
    ['a character that does not exist', '<a>&#x110000;</a>'],
    ['half a surrogate pair', '<a>&#xD800;</a>'],
    ['NUL by reference', '<a>&#0;</a>'],
    ['NUL in person', '<a>\u0000</a>'],
    ['an undeclared prefix', '<p:a/>'],
    ['crossed tags', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['text after the root', '<a></a>x'],
    ['nothing', ''],
    ['JSON', '{"a": 1}'],
    ['nesting without end', '<a>'.repeat(5_000) + '</a>'.repeat(5_000)],
    ['an encoding nobody has', '<?xml version="1.0" encoding="x-mac-klingon"?><a/>'],
    ['an element named like a prototype', '<__proto__>x</__proto__>'],
  ])('%s', (_, xml) => isMalformed(xml));

  test('bytes that are not UTF-8', () => isMalformed(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e])));

  test('any text at all is read or MALFORMED, never another error', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('<a', '>', '</a>', '/>', '&', ';', '#x41', '<![CDATA[', ']]>', '<!--', '-->', '<?', '?>', ' x="1"', '"', 'ż', '<!DOCTYPE', '[')), (pieces) => {
      try {
        readXml(Buffer.from(pieces.join('')));
      } catch (error) {
        expect(error).toBeInstanceOf(SourceFailure);
      }
    }), { numRuns: 500 });
  });
});
