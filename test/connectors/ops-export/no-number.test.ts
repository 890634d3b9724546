import { expect, test } from '@jest/globals';
import { toKeys } from '../../../connectors/ops/export/translate.js';

const keys = (pesel: string, dokument_numer: string, dokument_kraj = 'UA') => toKeys({ pesel, dokument_kraj, dokument_numer } as Parameters<typeof toKeys>[0]);

test('a word that fills the field of a document was not said, and the row keeps its PESEL', () => {
  for (const none of ['BRAK', 'brak danych', '0000000', 'nie podano']) expect(keys('84051400026', none)).toEqual(['PESEL:84051400026']);
  expect(keys('', 'BRAK')).toEqual([]);
  expect(keys('', 'FE123456')).toEqual(['DOCUMENT:UA:FE123456']);
  expect(keys('84051400026', 'FE-1')).toBeUndefined();
});
