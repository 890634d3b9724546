import { describe, expect, test } from '@jest/globals';
import { parseToken, writeTokenQuestion } from '../../../connectors/gmina/ezd/login.js';
import {
  isId, parseDodanyDokument, parseSprawa, parseWpisRpw, parseZnalezionaSprawa, type WpisRpw, type ZnalezionaSprawa,
} from '../../../connectors/gmina/ezd/messages.js';
import { parsePage } from '../../../connectors/gmina/ezd/pages.js';
import { caseUnder, titleWith, toRegistrations } from '../../../connectors/gmina/ezd/translate.js';
import { wrongIn } from './contract.js';
import { ACCOUNT, fixtureJson } from './office.js';

const listOf = (name: string): readonly unknown[] => (fixtureJson(name) as { lista: unknown[] }).lista;

test.each([
  ['V2PostSprawyResponse.json', 'V2PostSprawyResponse'], ['V2PostSprawyResponse.without-sign.json', 'V2PostSprawyResponse'],
  ['V2PostSprawyDokumentResponse.json', 'V2PostSprawyDokumentResponse'], ['V2PostSprawyWyszukajResponse.json', 'V2PostSprawyWyszukajResponse'],
  ['V2PostRejestrPrzesylekWplywajacychResponse.page-0.json', 'V2PostRejestrPrzesylekWplywajacychResponse'],
  ['V2PostRejestrPrzesylekWplywajacychResponse.page-1.json', 'V2PostRejestrPrzesylekWplywajacychResponse'],
  ['IntegratorProblemDetailsBadRequestDto.json', 'IntegratorProblemDetailsBadRequestDto'],
])('the fixture %s keeps the published contract', (name, message) => expect(wrongIn(message, fixtureJson(name))).toEqual([]));

describe('a login', () => {
  test('names the host and the key by their hashes, which are counted here by another program (openssl)', () => {
    expect(Object.fromEntries(writeTokenQuestion(ACCOUNT, new Date('2026-11-24T08:00:00Z')))).toEqual({
      grant_type: 'api_credentials', scope: 'api.ezdrp.gov.pl', pid: 'podmiot-zielone-wzgorze', aki: 'klucz-7', rt: '2026-11-24T08:00:00.000Z',
      client_id: 'api_O5O9A05hb7iZU5lpCPqy27gz9te0DlKyxNSEdUi2Srw=', akh: 'qrZDgO8Tpyv0dJvLyYp3W496r4H3Gn5zLDu7RSmgkS0=',
    });
  });

  test('gives a token and how long it is good', () => {
    expect(parseToken(fixtureJson('token.json'))).toEqual({ token: 'eyJhbGciOiJSUzI1NiJ9.znacznik-na-niby.podpis', seconds: 300 });
    expect(parseToken({ access_token: 'a', expires_in: 1 })).toEqual({ token: 'a', seconds: 1 });
  });

  test.each([
    {}, { access_token: 'a' }, { access_token: '', expires_in: 300 }, { access_token: 'a\r\nx: y', expires_in: 300 }, { access_token: 'a', expires_in: 0 },
    { access_token: 'a', expires_in: '300' }, { access_token: 'a', expires_in: 300, token_type: 'mac' }, [],
  ])('that gives %j has given none', (answer) => expect(parseToken(answer)).toBeUndefined());
});

describe('a case', () => {
  test('that was opened has an id, and a sign as soon as the office gives it', () => {
    const opened = { idSprawa: '95739d76b2554f3dbdaed03b05611747', idPodmiotWlascicielBiznesowy: 'podmiot-zielone-wzgorze' };
    expect(parseSprawa(fixtureJson('V2PostSprawyResponse.json'))).toEqual({ ...opened, znak: 'OR-II.5122.17.2026' });
    expect(parseSprawa(fixtureJson('V2PostSprawyResponse.without-sign.json'))).toEqual({ ...opened, znak: null });
  });

  test.each([['', false], ['..', false], ['a/b', false], ['a b', false], ['a?b', false], ['%2e', false], ['x'.repeat(181), false], [7, false],
    ['95739d76b2554f3dbdaed03b05611747', true], ['EZDRP.Sprawa_7', true]])('is known by %j: %s', (id, isOne) => expect(isId(id)).toBe(isOne));

  test('carries our reference at the end of its title, and loses words of the title rather than the reference', () => {
    expect(titleWith('Przekazanie podania', 'P-17')).toBe('Przekazanie podania [P-17]');
    const long = titleWith('Słowo '.repeat(100), 'P-17');
    expect([long.length, long.slice(-13)]).toEqual([500, 'Słowo S [P-17]'.slice(-13)]);
  });

  test('is found again by exactly that reference, the earlier of two, and never a deleted one', () => {
    const found = listOf('V2PostSprawyWyszukajResponse.json').map((each) => parseZnalezionaSprawa(each)) as ZnalezionaSprawa[];
    expect(found).not.toContain(undefined);
    expect(caseUnder('P-17', found)).toMatchObject({ idSprawa: '95739d76b2554f3dbdaed03b05611747', znak: null });
    expect(caseUnder('P-171', found)).toMatchObject({ idSprawa: 'cccc9d76b2554f3dbdaed03b05611747', znak: 'OR-II.5122.3.2026' });
    expect(caseUnder('P-1', found)).toBeUndefined();
  });
});

test('a document that was added has the id that the interface goes by; none, or two, is no answer to one file', () => {
  expect(parseDodanyDokument(fixtureJson('V2PostSprawyDokumentResponse.json'))).toBe('4173a5220c0f4a4b9c7c7f5be9a2d1aa');
  const [a, b] = [{ idDokumentPrzestrzeni: 'a' }, { idDokumentPrzestrzeni: 'b' }];
  for (const wrong of [{}, { lista: [] }, { lista: [{}] }, { lista: [a, b] }]) expect(parseDodanyDokument(wrong)).toBeUndefined();
});

describe('the register of incoming letters', () => {
  const pages = ['page-0', 'page-1'].map((page) => `V2PostRejestrPrzesylekWplywajacychResponse.${page}.json`);
  const entries = pages.flatMap(listOf).map((each) => parseWpisRpw(each)) as WpisRpw[];

  test('is read oldest first, each letter once, without the deleted ones; where no zone is written it is UTC', () => {
    expect(entries).not.toContain(undefined);
    expect(toRegistrations(entries)).toEqual([
      { number: 7, year: 2026, registeredAt: new Date('2026-11-24T07:45:10.123Z') },
      { number: 201, year: 2026, registeredAt: new Date('2026-11-24T07:45:10.123Z') },
      { number: 203, year: 2026, registeredAt: new Date('2026-11-24T10:05:00Z') },
      { number: 204, year: 2026, registeredAt: new Date('2026-11-24T12:30:00.500Z'), caseId: '95739d76b2554f3dbdaed03b05611747' },
    ]);
  });

  test('is read without senders and titles', () => expect(JSON.stringify(entries)).not.toMatch(/Kanarek|Topola|Podanie/));

  test.each([
    ['numerRPW', 'RPW/0/2026'], ['numerRPW', 'RPW-7-2026'], ['numerRPW', undefined],
    ['dataRejestracji', '24.11.2026'], ['dataRejestracji', '2026-13-24T07:45:10Z'], ['dataRejestracji', '2026-02-30T07:45:10Z'], ['dataRejestracji', '2026-02-30T07:45:10'], ['dataRejestracji', null],
    ['czyUsuniety', 'nie'], ['idPodmiotWlascicielBiznesowy', undefined],
  ])('an entry whose %s is %j is none', (field, value) => {
    const [entry] = listOf('V2PostRejestrPrzesylekWplywajacychResponse.page-0.json');
    expect(parseWpisRpw({ ...(entry as object), [field]: value })).toBeUndefined();
  });
});

describe('a page of a list', () => {
  const page = (pageInfo: unknown, asked = 0) => parsePage({ lista: [], pageInfo }, asked)?.isLast;

  test('says whether it is the last, by a flag or by the number of pages', () => {
    expect(page({ pageNumber: 0, isNextPageExists: true })).toBe(false);
    expect(page({ pageNumber: 0, isNextPageExists: false, pagesCount: null })).toBe(true);
    expect(page({ pageNumber: 0, pagesCount: 2 })).toBe(false);
    expect(page({ pageNumber: 1, pagesCount: 2 }, 1)).toBe(true);
    expect(page({ pageNumber: 0, pagesCount: 0, isNextPageExists: false })).toBe(true);
  });

  test.each([
    ['that does not say', { pageNumber: 0 }], ['that says both', { pageNumber: 0, pagesCount: 1, isNextPageExists: true }],
    ['that is another one', { pageNumber: 1, isNextPageExists: false }], ['without its number', { isNextPageExists: false }], ['without anything', undefined],
  ])('%s cannot be believed', (_, pageInfo) => expect(page(pageInfo)).toBeUndefined());
});
