import { afterEach, describe, expect, test } from '@jest/globals';
import { TOKEN_PATH } from '../../../connectors/gmina/ezd/simulator.js';
import { ask, closeAll, source } from '../health/running.js';
import { wrongIn } from './contract.js';
import { ACCOUNT, CASE, clockAt, FILE, fixture, fixtureJson, officeAt, simulator } from './office.js';

afterEach(closeAll);

const NOON = '2026-11-24T11:00:00Z';
const CASE_ID = '95739d76b2554f3dbdaed03b05611747';
const RPW = 'V2PostRejestrPrzesylekWplywajacychResponse';
const WINDOW = { from: new Date('2026-11-23T23:30:00Z'), until: new Date('2026-11-24T12:00:00Z') };

/** Answers from the fixtures alone, as a real office would: nothing in it was written by our simulator. */
const recorded = () => source(({ url, body }) => {
  if (url === TOKEN_PATH) return { type: 'application/json', body: fixture('token.json') };
  if (url.endsWith('/sprawy/_search')) return { type: 'application/json', body: fixture('V2PostSprawyWyszukajResponse.json') };
  if (url.endsWith('/rpw/_search')) return { type: 'application/json', body: fixture(`${RPW}.page-${(JSON.parse(body) as { page: number }).page}.json`) };
  return { status: 201, type: 'application/json', body: fixture(url.endsWith('/sprawy') ? 'V2PostSprawyResponse.json' : 'V2PostSprawyDokumentResponse.json') };
});

describe('the hub asks as the published contract says', () => {
  test('to open a case: next free number, this year in Poland, our reference in the title', async () => {
    const { url, asked } = await recorded();
    const office = await officeAt(url, { clock: clockAt('2026-12-31T23:30:00Z').clock });
    expect(await office.fileCase(CASE, ask())).toMatchObject({ sent: true, value: { caseId: CASE_ID, sign: 'OR-II.5122.17.2026' } });
    expect(asked.map(({ method, url: path }) => `${method} ${path}`)).toEqual(['POST /connect/token', 'POST /ezdrp/integrator/v2/sprawy']);
    const body: unknown = JSON.parse(asked[1]!.body);
    expect(wrongIn('V2PostSprawyCommand', body)).toEqual([]);
    expect(body).toEqual({
      idWykaz: 'wykaz-5122', kategoriaArchiwalna: 'B10', numer: 0, rokZalozenia: 2027, tytul: 'Przekazanie podania według właściwości [P-17]',
    });
    expect(asked[1]!.headers).toMatchObject({
      sid: 'stanowisko-hub', authorization: 'Bearer eyJhbGciOiJSUzI1NiJ9.znacznik-na-niby.podpis', 'content-type': 'application/json',
    });
  });

  test('to add a document: one part called files, with its name and type', async () => {
    const { url, asked } = await recorded();
    const added = await (await officeAt(url)).addDocument(CASE_ID, FILE, ask());
    expect(added).toMatchObject({ sent: true, value: { documentId: '4173a5220c0f4a4b9c7c7f5be9a2d1aa' } });
    expect(asked[1]!.url).toBe(`/ezdrp/integrator/v2/sprawy/${CASE_ID}/dokumenty`);
    expect(asked[1]!.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    const [, boundary] = asked[1]!.headers['content-type']!.split('boundary=');
    const [head, part, tail] = asked[1]!.body.split(`--${boundary}`);
    const heading = 'Content-Disposition: form-data; name="files"; filename="zawiadomienie o przekazaniu.txt"\r\nContent-Type: text/plain';
    expect([head, part]).toEqual(['', `\r\n${heading}\r\n\r\n${FILE.content.toString()}\r\n`]);
    expect(tail).toMatch(/^--/);
  });

  test('for letters: days in Poland, page after page, until the last', async () => {
    const { url, asked } = await recorded();
    const heard = await (await officeAt(url)).registrations(WINDOW, ask());
    expect(heard).toMatchObject({ heard: true, value: [{ number: 7 }, { number: 201 }, { number: 203 }, { number: 204, caseId: CASE_ID }] });
    const bodies = asked.slice(1).map(({ body }) => JSON.parse(body) as unknown);
    expect(bodies).toEqual([0, 1].map((page) => ({ dataOd: '2026-11-24', dataDo: '2026-11-24', page, pageSize: 25 })));
    for (const body of bodies) expect(wrongIn('V2PostRejestrPrzesylekWplywajacychQuery', body)).toEqual([]);
  });

  test('for a case whose filing was left uncertain: by our reference, in any state', async () => {
    const { url, asked } = await recorded();
    expect(await (await officeAt(url)).findCase('P-17', ask())).toMatchObject({ heard: true, value: { caseId: CASE_ID, sign: null } });
    const body: unknown = JSON.parse(asked[1]!.body);
    expect(wrongIn('V2PostSprawyWyszukajQuery', body)).toEqual([]);
    expect(body).toEqual({ status: 0, tytulSprawy: 'P-17', pageInfo: { pageNumber: 0, pageSize: 25 } });
  });

  test('with the key nowhere on the wire, and no reference or title in an address', async () => {
    const { url, asked } = await recorded();
    const office = await officeAt(url);
    await office.fileCase(CASE, ask());
    await office.findCase('P-17', ask());
    expect(JSON.stringify(asked)).not.toContain(ACCOUNT.key);
    expect(asked.map((each) => each.url).join()).not.toMatch(/P-17|podania/);
  });
});

describe('the simulator answers as the published contract says', () => {
  const { clock } = clockAt(NOON);

  /** Speaks to it without our client. */
  async function guest() {
    const running = await simulator({ clock, letters: [{ arrivedAt: clock() }] });
    const login = await fetch(running.url + TOKEN_PATH, { method: 'POST', body: new URLSearchParams({
      grant_type: 'api_credentials', client_id: 'api_O5O9A05hb7iZU5lpCPqy27gz9te0DlKyxNSEdUi2Srw=', scope: 'api.ezdrp.gov.pl',
      pid: ACCOUNT.officeId, aki: ACCOUNT.keyId, rt: '2026-11-24T11:00:00.000Z', akh: 'dd+UDs2xmo0Azi3zsNsrTA+/Ft3Kl5pn1c/27rfHK8c=',
    }) });
    const token = (await login.json()) as { access_token: string };
    expect(Object.keys(token).toSorted()).toEqual(Object.keys(fixtureJson('token.json') as object).toSorted());
    const headers = { authorization: `Bearer ${token.access_token}`, sid: ACCOUNT.postId };
    const post = async (path: string, body: unknown, more: Record<string, string> = {}) => {
      const isForm = body instanceof FormData;
      const response = await fetch(`${running.url}/ezdrp/integrator/v2${path}`, {
        method: 'POST', body: isForm ? body : JSON.stringify(body), headers: { ...headers, ...(!isForm && { 'content-type': 'application/json' }), ...more },
      });
      return { status: response.status, json: (await response.json().catch(() => undefined)) as Record<string, unknown> };
    };
    return { running, post };
  }
  const NEW_CASE = { idWykaz: 'wykaz-5122', kategoriaArchiwalna: 'B10', numer: 0, rokZalozenia: 2026, tytul: 'Przekazanie podania [P-1]' };

  test('of a case, its document, a search for it, and the register', async () => {
    const { post } = await guest();
    const opened = await post('/sprawy', NEW_CASE);
    expect([opened.status, wrongIn('V2PostSprawyResponse', opened.json)]).toEqual([201, []]);
    const form = new FormData();
    form.append('files', new Blob(['treść'], { type: 'text/plain' }), 'pismo.txt');
    const added = await post(`/sprawy/${String(opened.json.idSprawa)}/dokumenty`, form);
    expect([added.status, wrongIn('V2PostSprawyDokumentResponse', added.json)]).toEqual([201, []]);
    const found = await post('/sprawy/_search', { status: 0, tytulSprawy: 'p-1', pageInfo: { pageNumber: 0, pageSize: 25 } });
    expect([found.status, wrongIn('V2PostSprawyWyszukajResponse', found.json)]).toEqual([200, []]);
    const letters = await post('/rpw/_search', { dataOd: '2026-11-24', dataDo: '2026-11-24', page: 0, pageSize: 1 });
    expect([letters.status, wrongIn('V2PostRejestrPrzesylekWplywajacychResponse', letters.json)]).toEqual([200, []]);
    expect(letters.json).toMatchObject({
      lista: [{ numerRPW: 'RPW/2/2026', sprawa: { idSprawa: opened.json.idSprawa } }], pageInfo: { pagesCount: 2, isNextPageExists: true },
    });
  });

  test('when it refuses', async () => {
    const { running, post } = await guest();
    const wrong = await post('/sprawy', { ...NEW_CASE, tytul: 'Podanie' });
    expect([wrong.status, wrongIn('IntegratorProblemDetailsBadRequestDto', wrong.json)]).toEqual([400, []]);
    const missing = await post('/sprawy', { ...NEW_CASE, idWykaz: 'inny' });
    expect([missing.status, wrongIn('IntegratorProblemDetailsNotFoundDto', missing.json)]).toEqual([404, []]);
    expect((await post('/rpw/_search', { dataOd: '2026-11-24', dataDo: '2026-11-24', page: 0, pageSize: 26 })).status).toBe(400);
    expect((await post('/sprawy', NEW_CASE, { sid: 'inne-stanowisko' })).status).toBe(403);
    expect((await post('/sprawy', NEW_CASE, { authorization: 'Bearer zmyslony' })).status).toBe(401);
    expect(running.cases()).toEqual([]);
  });
});
