import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseOdpis } from '../../../connectors/ngo/krs/messages.js';
import { toStanding } from '../../../connectors/ngo/krs/translate.js';
import { admit } from '../../../src/core/residents/standing.js';
import type { LocalDate } from '../../../src/vocabulary/local-date.js';
import { EXTRACTS, extract, numberOf } from './extracts.js';

const TODAY = '2026-11-23' as LocalDate;
const KRS = numberOf('association');
const standingOf = (raw: unknown) => {
  const odpis = parseOdpis(raw);
  return odpis && toStanding(odpis, KRS, TODAY);
};
/** The association with something else in division 6, or under another name. */
function association(change: { dzial6?: unknown; nazwa?: string; identyfikatory?: unknown; rejestr?: unknown; stanZDnia?: unknown }): unknown {
  const { odpis } = structuredClone(extract('association')) as { odpis: { naglowekA: object; dane: { dzial1: { danePodmiotu: object }; dzial6: unknown } } };
  const { dzial6, rejestr, stanZDnia, ...podmiot } = change;
  Object.assign(odpis.dane.dzial1.danePodmiotu, podmiot);
  Object.assign(odpis.naglowekA, { ...('rejestr' in change && { rejestr }), ...('stanZDnia' in change && { stanZDnia }) });
  if ('dzial6' in change) odpis.dane.dzial6 = dzial6;
  return { odpis };
}

describe('a current extract', () => {
  test('says under which numbers an association goes on, and as of when', () => {
    expect(standingOf(extract('association'))).toEqual({
      name: 'STOWARZYSZENIE PRZYKŁADOWE', krs: KRS, regon: '990000051', nip: '9900000508', register: 'S',
      inLiquidation: false, inBankruptcy: false, asOf: '2026-11-20',
    });
  });

  test.each([
    ['association', { register: 'S', inLiquidation: false, inBankruptcy: false }],
    ['liquidation', { register: 'S', inLiquidation: true, inBankruptcy: false }],
    ['bankruptcy', { register: 'P', inLiquidation: false, inBankruptcy: true }],
    ['all-of-it-over', { register: 'P', inLiquidation: false, inBankruptcy: false, asOf: TODAY }],
  ])('%s is read for what it is', (name, standing) => {
    expect(standingOf(extract(name))).toMatchObject(standing);
  });

  test('a REGON or a NIP whose check fails is left out', () => {
    expect(standingOf(extract('liquidation'))).not.toHaveProperty('regon');
    expect(standingOf(extract('bankruptcy'))).toMatchObject({ regon: '990000039' });
    expect(standingOf(extract('bankruptcy'))).not.toHaveProperty('nip');
  });

  test.each(EXTRACTS)('of %s nothing of a person is taken over', (name) => {
    expect(JSON.stringify([parseOdpis(extract(name)), standingOf(extract(name))])).not.toMatch(/\*\*|PREZES|FUNDATORA/);
  });
});

describe('division 6', () => {
  test.each([
    ['dissolved by the court', { rozwiazanieUniewaznienie: { okreslenieOkolicznosci: 'ROZWIĄZANIE' } }],
    ['a liquidation that stands without its list', { likwidacja: { otwarcieLikwidacji: 'UCHWAŁA' } }],
    ['a second liquidation after one that ended', { likwidacja: [{ otwarcieLikwidacji: 'A', zakonczenieLikwidacji: 'B' }, { otwarcieLikwidacji: 'C' }] }],
    ['one that has ended, while nobody has struck the organisation off', { likwidacja: [{ otwarcieLikwidacji: 'UCHWAŁA, 01.10.2021', zakonczenieLikwidacji: 'UCHWAŁA, 30.06.2022' }] }],
    ['one that ended in words that may mean anything', { likwidacja: [{ otwarcieLikwidacji: 'UCHWAŁA', zakonczenieLikwidacji: 'ZMIANA UCHWAŁY, 30.06.2022' }] }],
    ['a second liquidation after one that was taken back', { likwidacja: [{ otwarcieLikwidacji: 'A', zakonczenieLikwidacji: 'COFNIĘCIE LIKWIDACJI' }, { otwarcieLikwidacji: 'C' }] }],
    ['an entry with its number, as the full extract has it', { likwidacja: [{ otwarcieLikwidacji: [{ otwarcieLikwidacji: 'UCHWAŁA', nrWpisuWprow: '3' }] }] }],
  ])('%s is a liquidation', (_, dzial6) => {
    expect(standingOf(association({ dzial6 }))).toMatchObject({ inLiquidation: true, inBankruptcy: false });
  });

  test.each([
    ['nothing', undefined], ['an empty object', {}], ['empty sections', { likwidacja: [], postepowanieUpadlosciowe: [{}], rozwiazanieUniewaznienie: {} }],
    ['a merger', { polaczeniePodzialPrzeksztalcenie: [{ opis: 'POŁĄCZENIE' }] }], ['a list with nothing in it', []], ['null', null],
  ])('with %s in it the organisation goes on', (_, dzial6) => {
    expect(standingOf(association({ dzial6 }))).toMatchObject({ inLiquidation: false, inBankruptcy: false });
  });
});

describe('a bankruptcy', () => {
  const ended = (opisZakonczeniaProcesuUpadlosci: object) =>
    standingOf(association({ dzial6: { postepowanieUpadlosciowe: [{ informacjaOOgloszeniuUpadlosci: { data: '20.03.2020' }, opisZakonczeniaProcesuUpadlosci }] } }));

  test.each([
    [{ dataZakonczeniaPostepowania: '27.07.2021' }], [{ opisSposobuZakonczeniaPostepowania: 'ZAKOŃCZENIE', dataZakonczeniaPostepowania: '27.07.2021' }],
    [{ opisSposobuZakonczeniaPostepowania: 'UMORZENIE' }],
  ])('that ended with %j is one', (ending) => {
    expect(ended(ending)).toMatchObject({ inBankruptcy: true, inLiquidation: false });
  });

  test('that was set aside is none', () => {
    expect(ended({ opisSposobuZakonczeniaPostepowania: 'Uchylenie ogłoszenia upadłości' })).toMatchObject({ inBankruptcy: false });
  });
});

describe('a liquidation that was set aside or taken back', () => {
  test.each(['UCHYLENIE UCHWAŁY O OTWARCIU LIKWIDACJI, 18.05.2010', 'UCHWAŁA O COFNIĘCIU LIKWIDACJI, 18.05.2010', 'UCHYLENIE OTWARCIA LIKWIDACJI', 'uchylenie likwidacji'])(
    '%s: the organisation goes on', (zakonczenieLikwidacji) => {
      expect(standingOf(association({ dzial6: { likwidacja: [{ otwarcieLikwidacji: 'UCHWAŁA', zakonczenieLikwidacji }] } }))).toMatchObject({ inLiquidation: false });
    });
});

describe('the name', () => {
  test.each([
    ['FUNDACJA PRZYKŁADOWA W LIKWIDACJI', true, false], ['Fundacja Przykładowa w likwidacji', true, false], ['FUNDACJA "PRZYKŁADOWA W LIKWIDACJI"', true, false],
    ['„FUNDACJA X” W LIKWIDACJI.', true, false], ['FUNDACJA "X" W LIKWIDACJI Z SIEDZIBĄ W WARSZAWIE', true, false], ['FUNDACJA X (W LIKWIDACJI)', true, false],
    ['OPIEKA SPÓŁKA Z O.O. W LIKWIDACJI SPÓŁKA KOMANDYTOWA', true, false], ['FUNDACJA POMOCY W LIKWIDACJI BARIER', false, false], ['FUNDACJA NOW LIKWIDACJI', false, false],
    ['OPIEKA SPÓŁKA AKCYJNA W UPADŁOŚCI.', false, true], ['OPIEKA SPÓŁKA AKCYJNA W UPADŁOŚCI Z SIEDZIBĄ W GDYNI', false, true],
    ['OPIEKA SPÓŁKA AKCYJNA W UPADŁOŚCI', false, true], ['OPIEKA SPÓŁKA AKCYJNA W UPADŁOŚCI LIKWIDACYJNEJ', false, true],
    ['FUNDACJA POMOCY OSOBOM W UPADŁOŚCI KONSUMENCKIEJ', false, false], ['STOWARZYSZENIE „W LIKWIDACJI BARIER”', false, false],
  ])('%s', (nazwa, inLiquidation, inBankruptcy) => {
    expect(standingOf(association({ nazwa }))).toMatchObject({ inLiquidation, inBankruptcy });
  });
});

/** The same, as another kind of extract. */
const full = ({ odpis }: Readonly<Record<string, unknown>>, rodzaj: string | null = 'Pełny') => ({ odpis: { ...odpis as object, rodzaj } });

describe('what is no extract', () => {
  test.each([
    ['nothing', undefined], ['a list', []], ['a full extract', { odpis: { naglowekP: { rejestr: 'RejS' } } }], ['one that calls itself full', full(extract('association'))], ['one that does not say', full(extract('association'), null)], ['an extract of another register', association({ rejestr: 'RejX' })],
    ['one without a name', association({ nazwa: ' ' })],
    ['a list in place of division 6', association({ dzial6: [{ likwidacja: { a: 'b' } }] })], ['a word in place of division 6', association({ dzial6: 'LIKWIDACJA' })],
    ['a number in place of division 6', association({ dzial6: 6 })],
  ])('%s', (_, raw) => {
    expect(parseOdpis(raw)).toBeUndefined();
  });

  test.each([['2026-11-20'], ['31.02.2026'], [undefined], [7]])('a date that cannot be, %j, gives way to the day on which it was heard', (stanZDnia) => {
    expect(standingOf(association({ stanZDnia }))).toMatchObject({ asOf: TODAY });
  });

  test('whatever stands in an extract, it is read or it is none', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (dzial6, identyfikatory) => {
      const standing = standingOf(association({ dzial6, identyfikatory }));
      return typeof standing?.inLiquidation === 'boolean' && typeof standing.inBankruptcy === 'boolean';
    }), { numRuns: 300 });
    fc.assert(fc.property(fc.jsonValue(), (raw) => standingOf(raw) === undefined), { numRuns: 300 });
  });
});

test('who is not there, is wound up or is bankrupt cannot be a provider', () => {
  const code = (raw: unknown) => {
    const outcome = admit(standingOf(raw), 'catalogueId');
    return outcome.ok ? 'ADMITTED' : outcome.refusals[0].code;
  };
  expect([undefined, ...EXTRACTS.map(extract)].map(code)).toEqual(['PROVIDER_NOT_IN_KRS', 'ADMITTED', 'PROVIDER_IN_LIQUIDATION', 'PROVIDER_IN_LIQUIDATION', 'ADMITTED']);
});
