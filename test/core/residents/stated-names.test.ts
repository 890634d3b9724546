import { describe, expect, test } from '@jest/globals';
import { compareStatedNames } from '../../../src/core/residents/stated-names.js';
import type { StatedIdentity } from '../../../src/core/residents/parts.js';
import { parseLocalDate } from '../../../src/vocabulary/local-date.js';
import { parsePersonIdentifier } from '../../../src/vocabulary/person-identifier.js';

const LUCJAS = parsePersonIdentifier({ type: 'PESEL', value: '84051400026' })!;
const heard = (system: 'GMINA' | 'OPS' | 'PUP', identity: StatedIdentity = {}) => ({ system, recordId: '1', identity: { givenName: 'Łucja', familyName: 'Żółć', ...identity } });
const compared = (givenName: string, familyName: string, references = [heard('GMINA')]) => compareStatedNames(LUCJAS, { givenName, familyName }, references);

describe('An application names who has the number', () => {
  test.each([['Łucja', 'Żółć'], ['LUCJA', 'ZOLC'], ['Lucja Anna', 'Żółć-Lis']])('%s %s is her', (givenName, familyName) =>
    expect(compared(givenName, familyName)).toEqual({ zone: 'LINK', because: 'Wniosek podaje przy tym numerze to samo imię i nazwisko co rejestr.', compared: [expect.any(String), expect.any(String)] }));

  test.each([['Ahmad', 'Khalil'], ['Łucja', 'Khalil'], ['Ahmad', 'Żółć']])('%s %s may be somebody else, and no name is repeated', (givenName, familyName) => {
    const named = compared(givenName, familyName);
    expect(named).toMatchObject({ zone: 'REVIEW', because: 'Wniosek podaje inne imię albo nazwisko niż rejestr przy tym numerze; sprawdź, czyj to numer.' });
    expect(JSON.stringify(named)).not.toMatch(/Ahmad|Khalil|Łucja|Żółć/);
  });

  test('names nobody where it names nobody', () => expect(compared('BRAK', '-')).toMatchObject({ zone: 'REVIEW', because: expect.stringMatching(/nie podaje imienia/) }));

  test('what a record contradicts besides is no matter of the application', () =>
    expect(compared('Łucja', 'Żółć', [heard('GMINA', { birthDate: parseLocalDate('1990-01-02')!, sex: 'MALE' })]).zone).toBe('LINK'));

  test('is compared with all the sources where the register does not know her, and with nobody where nobody does', () => {
    expect(compared('Łucja', 'Żółć', [heard('OPS'), heard('PUP')])).toMatchObject({ zone: 'LINK', because: expect.stringMatching(/rejestr mieszkańców nie zna/) });
    expect(compared('Łucja', 'Żółć', [heard('OPS'), heard('PUP', { givenName: 'Ewa' })])).toMatchObject({ zone: 'REVIEW', because: expect.stringMatching(/niż źródła/) });
    expect(compared('Łucja', 'Żółć', [])).toEqual({ because: expect.stringMatching(/nie było z czym porównać/), compared: [] });
  });
});
