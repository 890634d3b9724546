import { expect, test } from '@jest/globals';
import { contradictions } from '../../../src/core/residents/contradictions.js';
import type { StatedIdentity } from '../../../src/core/residents/parts.js';
import { parseLocalDate } from '../../../src/vocabulary/local-date.js';

const between = (ops: StatedIdentity, gmina: StatedIdentity) => contradictions([{ system: 'OPS', identity: ops }, { system: 'GMINA', identity: gmina }]);
const [may, june] = ['1984-05-14', '1984-06-14'].map((text) => parseLocalDate(text)!);

test('two dates of birth are a contradiction, with who says which', () =>
  expect(between({ birthDate: may! }, { birthDate: june! })).toEqual([{ field: 'birthDate', said: [{ system: 'OPS', value: '1984-05-14' }, { system: 'GMINA', value: '1984-06-14' }] }]));

test.each<readonly [string, StatedIdentity, StatedIdentity, readonly string[]]>([
  ['letters and spaces that differ', { familyName: 'NOWAK  KOWALSKA' }, { familyName: ' Nowak Kowalska ' }, []],
  ['what one of them did not say', { familyName: 'Lipska' }, {}, []],
  ['an inflected surname', { familyName: 'Trzebiatowski' }, { familyName: 'Trzebiatowska' }, ['familyName']],
  ['a transliteration', { givenName: 'Julia' }, { givenName: 'Юлія' }, []],
  ['lost diacritics', { familyName: 'ZOLC' }, { familyName: 'Żółć' }, []],
  ['a word in place of a name', { givenName: 'BRAK', familyName: '-' }, { givenName: 'Ewa', familyName: 'Lis' }, []],
  ['a child without a name yet', { givenName: 'Noworodek' }, { givenName: 'Ewa' }, []],
  ['a letter', { familyName: 'Bielski' }, { familyName: 'Bielecki' }, ['familyName']],
  ['an ordinal', { familyName: 'Lis I' }, { familyName: 'Lis II' }, ['familyName']],
  ['a sex', { sex: 'MALE' }, { sex: 'FEMALE' }, ['sex']],
  ['everything at once', { givenName: 'Anna', familyName: 'Lis', birthDate: may!, sex: 'FEMALE' }, { givenName: 'Jan', familyName: 'Wilk', birthDate: june!, sex: 'MALE' }, ['givenName', 'familyName', 'birthDate', 'sex']],
])('%s: %j and %j', (_, ops, gmina, fields) => expect(between(ops, gmina).map(({ field }) => field)).toEqual(fields));
