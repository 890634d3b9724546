import { expect, test } from '@jest/globals';
import { GLOSSARY, polishWords, wordsOf } from './glossary.js';
import { sourceOf, sourcesUnder } from './source.js';

test('a Polish word in an identifier stands in the glossary; what has an English twin is called in English', () =>
  expect([...polishWords(sourcesUnder('src', 'schema', 'connectors'))].filter(([word]) => !(word in GLOSSARY)).map(([, where]) => where)).toEqual([]));

test.each([
  ['const wniosekId = 1;', ['wniosek']], ['interface Skierowanie {}', ['skierowanie']], ['const parseMieszkaniec = 1;', ['mieszkaniec']],
  ['const a = { dataZlozenia: 1, uprawnienie: 2 };', ['uprawnienie']], ['const USLUGA_OPIEKUNCZA = 1;', ['usluga', 'opiekuncza']],
  ['const miastoSzczecin = 1;', ['szczecin']], ['const gminaCode = 1;', ['gmina']],
])('%s is heard as Polish', (text, words) => expect([...polishWords([sourceOf('src/a.ts', text)]).keys()]).toEqual(words));

test('wires and statutes may speak Polish', () =>
  expect(polishWords([sourceOf('connectors/ops/messages.ts', 'interface Wniosek {}'), sourceOf('src/core/law/units.ts', 'const SKARGA_MIESZKANCA = 1;')]).size).toBe(0));

test('an identifier is taken apart into its words', () => expect(wordsOf('parseGMINACode_v2OfPesel')).toEqual(['parse', 'gmina', 'code', 'of', 'pesel']));
