import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fastify from 'fastify';
import { pino } from 'pino';
import type { Browser } from 'playwright-core';
import { readConfig } from '../../../src/config.js';
import { playgroundRoutes } from '../../../src/gateway/playground/routes.js';
import { TABS } from '../../../src/gateway/playground/browser/tabs.js';
import { launch, type Launched } from '../../../src/launch.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { temporaryFolder } from '../../postgres.js';
import { openChromium } from './chromium.js';
import { openPlayground, until, type OpenedPlayground } from './opened-playground.js';

/** The whole demo, as `npm start` brings it up, in a real browser that reaches nothing but this machine. */
let hub: Launched;
let browser: Browser;
let playground: OpenedPlayground;

beforeAll(async () => {
  execFileSync(process.execPath, [join(PROJECT_ROOT, 'src', 'gateway', 'playground', 'build.mjs')]);
  const config = readConfig({ PORT: '0', HUB_DATA_DIR: join(temporaryFolder(), 'data') });
  [hub, browser] = await Promise.all([launch(config, { fresh: false, walk: false }, pino({ level: 'silent' }), () => undefined), openChromium()]);
  playground = await openPlayground(browser, hub.url!);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await hub?.close();
}, 30_000);

/** Of each tab: whose role it takes, and what its answer holds. */
const HELD: Readonly<Record<string, readonly [role: string, holds: unknown]>> = {
  WhoIsCompetent: ['none', { competence: { outcome: 'ROUTED', parts: [{ mode: 'INTERNAL', unit: { code: 'CUS-PROG' }, statute: expect.stringContaining('art.') }] } }],
  ResidentPicture: ['coordinator', { resident: {
    registry: { provenance: { state: 'FRESH' }, record: { identity: { givenName: 'Jadwiga' } } }, socialAssistance: { provenance: { state: 'FRESH' } },
    labour: { provenance: { state: 'FRESH' } }, health: { provenance: { state: 'FRESH' } }, offers: { provenance: { state: 'FRESH' } }, contradictions: expect.any(Array),
  } }],
  SubmitApplication: ['clerk', { submitApplication: { application: { state: 'SUBMITTED', number: expect.stringMatching(/^W\/\d{4}\/000001$/) }, userErrors: [] } }],
  AssignApplication: ['clerk', { assignApplication: { application: { state: 'ASSIGNED', unit: { code: 'CUS-PROG' } }, userErrors: [] } }],
  RecordNeeds: ['coordinator', { recordNeeds: { application: { state: 'NEEDS_RECORDED', needs: [{ area: 4 }] }, userErrors: [] } }],
  FindServices: ['coordinator', { services: { edges: [{ node: { active: true, provider: { name: 'Stowarzyszenie „Pomocna Dłoń”' } } }] } }],
  DraftPlan: ['coordinator', { draftPlan: { plan: { state: 'DRAFT', items: [{ state: 'PLANNED' }] }, userErrors: [] } }],
  ApprovePlan: ['director', { approvePlan: { plan: { state: 'APPROVED' }, userErrors: [] } }],
  IssueReferral: ['coordinator', { issueReferral: { referral: { state: 'REQUESTED', provider: { code: 'p-0001' } }, userErrors: [] } }],
  ReferralForProvider: ['provider', { referral: { state: 'COMPLETED', outcome: 'ACHIEVED' }, referralPackage: { person: { givenName: 'Jadwiga', familyName: 'Wzorcowa' } } }],
  SourceSystems: ['coordinator', { systems: ['OPS', 'GMINA', 'PUP', 'HEALTH', 'NGO'].map((system) => ({ system, connected: true })) }],
  SubmitForOther: ['clerk', { submitApplication: { application: { parts: [{ matter: 'PUP-001', state: 'OPEN', mode: 'KPA65', unit: { code: 'PUP' } }], defects: [] }, userErrors: [] } }],
  ForwardIt: ['clerk', { forwardApplication: { application: { state: 'FORWARDED', letters: [{ kind: 'FORWARDING_65' }, { kind: 'COVER' }] }, userErrors: [] } }],
  InboxOfUnit: ['unit', { forwardings: { edges: [{ node: { matters: ['PUP-001'] } }] }, forwardingPackage: { applicant: { familyName: 'Przykładowy' } } }],
  FileOfCase: ['clerk', { application: { state: 'FORWARDED', metryka: { text: expect.stringContaining('66a') } }, deadlines: { edges: expect.any(Array) } }],
  OtherMatters: ['none', { competence: { outcome: 'SPLIT', parts: expect.any(Array) } }],
};

const EVENTS = [
  'APPLICATION_SUBMITTED', 'APPLICATION_ASSIGNED', 'NEEDS_RECORDED', 'PLAN_DRAFTED', 'PLAN_APPROVED',
  'REFERRAL_ISSUED', 'REFERRAL_ACCEPTED', 'REFERRAL_STARTED', 'REFERRAL_COMPLETED', 'PLAN_ITEM_CLOSED',
];

async function runTab(name: string): Promise<void> {
  const [role, holds] = HELD[name]!;
  await playground.open(name);
  expect(await until(async () => (await playground.role()) === role && role)).toBe(role);
  await until(async () => !(await playground.variables()).includes('{{'));
  const { data, errors } = await playground.run();
  expect(errors).toBeUndefined();
  expect(data).toMatchObject(holds as object);
}

const eventsShown = (): Promise<string[]> => playground.page.getByTestId('live').locator('li b').allTextContents();

describe('somebody opens the playground and presses play, tab after tab', () => {
  test('it is a Polish page with all prepared tabs, in the order of the path', async () => {
    const { page } = playground;
    await page.getByRole('tab').first().waitFor();
    expect(await page.title()).toBe('CUS Hub');
    expect(await page.locator('html').getAttribute('lang')).toBe('pl');
    expect(await page.locator('.graphiql-tab-button').allTextContents()).toEqual(TABS.map(({ name }) => name));
    expect(await page.getByRole('navigation').locator('li button > span:nth-child(2)').allTextContents()).toEqual(TABS.map(({ title }) => title));
    await playground.photograph('first');
  });

  test('what is English on it says so: GraphiQL and its dialogs; the rest is in the main part in Polish', async () => {
    const { page } = playground;
    const languageOf = (selector: string) => page.evaluate<string>(`document.querySelector('${selector}').closest('[lang]').lang`);
    expect([await languageOf('.graphiql-toolbar'), await languageOf('.hub-steps'), await languageOf('.hub-bar')]).toEqual(['en', 'pl', 'pl']);
    await page.getByRole('button', { name: 'Open settings dialog' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await languageOf('.graphiql-dialog')).toBe('en');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('main').locator('.graphiql-container').count()).toBe(1);
  });

  test('without any token it learns who is competent, and why, in sentences too', async () => {
    await runTab('WhoIsCompetent');
    const finding = playground.page.getByRole('region', { name: 'Ustalona właściwość' });
    expect(await finding.innerText()).toMatch(/CUS-001\s+Właściwa jednostka: zespół do spraw organizowania usług społecznych w centrum \(CUS-PROG\)\.\s+Tryb: w centrum albo[\s\S]+Podstawa: .*art\.[\s\S]+Terminy:/);
    expect(await finding.getAttribute('lang')).toBe('pl');
    await playground.photograph('finding');
    await playground.open('ResidentPicture');
    expect(await finding.count()).toBe(0);
  });
  test('as coordinator it sees one person as five sources know them', () => runTab('ResidentPicture'));

  test('it begins to watch the events, live', async () => {
    await playground.open('EventsLive');
    await playground.page.getByRole('button', { name: /Execute query/ }).click();
    expect(await playground.page.getByRole('region', { name: 'Zdarzenia na żywo' }).textContent()).toMatch(/słucha: koordynator.*czas w Polsce/);
  });

  test.each(['SubmitApplication', 'AssignApplication', 'RecordNeeds', 'FindServices', 'DraftPlan', 'ApprovePlan', 'IssueReferral'])('it runs %s with one press', runTab);

  test('the provider\'s own program answers, and the strip has shown every step while other tabs were open in other roles', async () => {
    expect(await until(async () => (await eventsShown()).includes('PLAN_ITEM_CLOSED') && eventsShown(), 20_000)).toEqual(EVENTS);
    await playground.photograph('events');
  }, 25_000);

  test('as provider it opens the package of that referral', () => runTab('ReferralForProvider'));

  test('as auditor it reads who has looked: the coordinator with their purpose, and the provider', async () => {
    await playground.open('WhoLooked');
    expect(await until(async () => (await playground.role()) === 'auditor')).toBe(true);
    const { data } = await playground.run();
    const entries = (data as unknown as { accessLog: { edges: readonly { node: object }[] } }).accessLog.edges.map(({ node }) => node);
    expect(entries).toEqual(expect.arrayContaining([
      expect.objectContaining({ actorRole: 'coordinator', purpose: 'NEEDS_RECOGNITION' }),
      expect.objectContaining({ actorRole: 'provider', purpose: 'REFERRAL_FULFILMENT', opened: ['referralPackage'] }),
    ]));
  });

  test.each(['SourceSystems', 'SubmitForOther', 'ForwardIt', 'InboxOfUnit', 'FileOfCase', 'OtherMatters'])('it runs %s with one press', runTab);

  test('every step is marked as done, and the answer can be read on the page', async () => {
    expect(await playground.page.getByRole('navigation').locator('li.hub-done').count()).toBe(TABS.length);
    expect(await playground.page.locator('.graphiql-response .view-lines').innerText()).toContain('SPLIT');
    await playground.photograph('last');
  });

  test('the prettify button lays a query out', async () => {
    await playground.open('SourceSystems');
    await playground.page.getByRole('button', { name: /Prettify/ }).click();
    expect(await until(async () => /operations \{\n\s+coordinate\n/.test(await playground.query()))).toBe(true);
  });

  test('the documentation describes the graph, its fields and its types', async () => {
    const { page } = playground;
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    const docs = page.locator('.graphiql-doc-explorer');
    await docs.getByRole('link', { name: 'Query', exact: true }).click();
    await until(async () => (await docs.innerText()).includes('Właściwość na próbę'));
    await docs.getByRole('link', { name: 'Resident', exact: true }).first().click();
    await until(async () => (await docs.innerText()).includes('Mieszkaniec: one person as five systems know them'));
    expect(await docs.innerText()).toContain('Opaque id in this hub');
    await playground.photograph('docs');
  });

  test('nothing was asked of any other place, nothing failed, nothing complained', () => {
    expect(playground.complaints).toEqual([]);
  });
});

describe('what the page keeps, and what it does not', () => {
  test('no token is in any storage or address, and nothing outlives the tab of the browser', async () => {
    const kept = await playground.page.evaluate<string>('JSON.stringify({ ...sessionStorage })');
    expect(kept).not.toContain('eyJ');
    expect(await playground.page.evaluate<number>('localStorage.length')).toBe(0);
    expect(playground.page.url()).toBe(`${hub.url}/`);
    expect(await playground.page.evaluate<string>('document.cookie')).toBe('');
  });

  test('after a reload the tabs, their ids and the steps done are still there', async () => {
    const { page } = playground;
    await playground.open('WhoLooked');
    const before = await playground.variables();
    await until(async () => (await page.evaluate<number>('JSON.parse(sessionStorage.getItem("graphiql:tabState")).activeTabIndex')) === TABS.findIndex(({ name }) => name === 'WhoLooked'));
    await page.reload();
    await page.getByRole('tab').first().waitFor();
    expect(await page.getByRole('tab').count()).toBe(TABS.length);
    expect(await until(async () => (await playground.variables()) || undefined)).toBe(before);
    await page.getByRole('button', { name: 'Show Droga wniosku' }).click();
    expect(await page.getByRole('navigation').locator('li.hub-done').count()).toBe(TABS.length);
  });

  test('whoever skips a step reads which one is missing, and whoever takes another role gets its refusal', async () => {
    const { page } = playground;
    await page.getByRole('button', { name: 'Zacznij od nowa' }).click();
    await until(async () => (await page.getByRole('navigation').locator('li.hub-done').count()) === 0);
    await playground.open('ApprovePlan');
    expect((await playground.run()).errors).toEqual([{ message: 'Brakuje „planId”: najpierw uruchom krok 8 – „Sporządź plan (IPUS)”.' }]);
    await playground.open('SourceSystems');
    await page.getByLabel('Rola', { exact: true }).selectOption('none');
    expect((await playground.run()).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    await page.getByLabel('Rola', { exact: true }).selectOption('clerk');
    expect((await until(async () => playground.run())).errors).toBeUndefined();
  });

  test('it has a dark look, too', async () => {
    const dark = await openPlayground(browser, hub.url!, 'dark');
    await dark.open('ResidentPicture');
    const { data } = await dark.run();
    expect(data).toHaveProperty('resident.registry.record.identity.familyName', 'Wzorcowa');
    const [red, green, blue] = (await dark.page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).match(/\d+/g)!.map(Number);
    expect(red! + green! + blue!).toBeLessThan(150);
    const [icon, button] = await dark.page.evaluate<string[]>(`(() => { const button = document.querySelector('.graphiql-execute-button'); return [getComputedStyle(button.querySelector('svg')).color, getComputedStyle(button).backgroundColor]; })()`);
    expect(contrast(icon!, button!)).toBeGreaterThan(3); // WCAG 2.1, 1.4.11
    await dark.photograph('dark');
    expect(dark.complaints).toEqual([]);
    await dark.page.close();
  });
});

describe('a narrow window', () => {
  test('needs no scrolling sideways, neither for the graph nor for the tester', async () => {
    const { page, open, run, photograph } = await openPlayground(browser, hub.url!);
    await page.setViewportSize({ width: 390, height: 844 });
    await open('WhoIsCompetent');
    const width = () => page.evaluate<number>('document.documentElement.scrollWidth');
    expect((await run()).errors).toBeUndefined();
    expect(await width()).toBe(390);
    await photograph('narrow');
    await page.getByRole('link', { name: 'Tester właściwości' }).click();
    await page.getByRole('checkbox', { name: 'Zakwalifikowanie' }).waitFor();
    expect(await width()).toBe(390);
    await photograph('narrow-tester');
    await page.close();
  });
});

describe('the tester of competence', () => {
  let tester: OpenedPlayground;
  beforeAll(async () => {
    tester = await openPlayground(browser, hub.url!);
    await tester.page.getByRole('link', { name: 'Tester właściwości' }).click();
    await tester.page.getByRole('checkbox', { name: 'Zakwalifikowanie' }).waitFor();
  });
  afterAll(async () => { await tester?.page.close(); });
  const answer = () => tester.page.getByRole('region', { name: 'Ustalenie' });
  const check = () => tester.page.getByRole('button', { name: 'Sprawdź właściwość' }).click();
  const focused = () => tester.page.evaluate<string>('document.activeElement.id');

  test('says what is missing or wrong in the field where it is, and goes there', async () => {
    const { page } = tester;
    await page.getByLabel('Pobyt', { exact: true }).fill('320808');
    await check();
    expect(await page.locator('.hub-fault:visible').allTextContents()).toEqual(['Wybierz co najmniej jedną sprawę.', expect.stringMatching(/^To nie jest kod TERC gminy/)]);
    expect(await focused()).toBe('hub-matter');
    expect(await answer().count()).toBe(0);
  });

  test('is filled by keyboard alone: matters by a part of their name, also without its Polish letters', async () => {
    const { page } = tester;
    const press = async (...keys: string[]) => { for (const key of keys) await page.keyboard.press(key); };
    await page.keyboard.type('uslugi opiekuncze');
    await press('Enter');
    await page.keyboard.type('rejestracja bezrob');
    await press('Enter');
    expect(await page.getByRole('list', { name: 'Wybrane sprawy' }).locator('code').allTextContents()).toEqual(['PS-010', 'PUP-001']);
    await page.getByLabel('Pobyt', { exact: true }).fill('');
    await page.getByLabel('Zamieszkanie', { exact: true }).focus();
    await page.keyboard.type('3208083');
    await press('Enter');
    await answer().waitFor();
    expect(await focused()).toBe('hub-finding');
  });

  test('answers in sentences: unit, mode, reasons, articles and dates of each matter, and the rules that were asked', async () => {
    const said = await answer().innerText();
    expect(said).toMatch(/Sprawy należą do różnych organów\./);
    expect(said).toMatch(/Usługi opiekuńcze w miejscu zamieszkania PS-010\s+Właściwa jednostka: zespół do spraw pomocy społecznej w centrum \(CUS-PS, gmina 3208083\)\./);
    expect(said).toMatch(/Tryb: zawiadomienie o potrzebie odrębnego podania \(k\.p\.a\. art\. 66 § 1–2\)\.[\s\S]+Podstawa: [\s\S]+odrębne podanie, które zachowuje datę pierwszego \(k\.p\.a\. art\. 66 § 2\): do \d+ \p{L}+ \d{4} r\./u);
    await answer().getByText('Jak do tego doszło').first().click();
    const trail = await answer().getByRole('listitem').allTextContents();
    expect(trail).toContainEqual(expect.stringMatching(/^place-of-residence \(czyj teren\): rozstrzygnęła: 3208083zamieszkanie: 3208083/));
    expect(trail).toContainEqual(expect.stringMatching(/^emergency \(czy to wniosek dla organu\): nie rozstrzygnęła/));
    await tester.photograph('tester');
  });

  test('an answer goes when the facts change; circumstances, channel and day are asked as well', async () => {
    const { page } = tester;
    await page.getByLabel('osoba bezdomna').check();
    expect(await answer().count()).toBe(0);
    await page.getByLabel('Kanał').selectOption('PHONE');
    await page.getByLabel('Data').fill('2026-11-24');
    const [request] = await Promise.all([page.waitForRequest((each) => each.postData()?.includes('query Tester') === true), check()]);
    expect(request.headers()['authorization']).toBeUndefined();
    expect(JSON.parse(request.postData()!).variables).toEqual({ input: { matters: ['PS-010', 'PUP-001'], residence: '3208083', homeless: true, channel: 'PHONE', receivedOn: '2026-11-24' } });
    await answer().waitFor();
    expect(await answer().innerText()).toContain('To nie jest wniosek.');
  });

  test('a refusal of the hub is a sentence, and so is its silence', async () => {
    const { page } = tester;
    const alert = () => page.locator('.hub-tester [role=alert]');
    await page.getByLabel('Data').fill('1899-01-01');
    await check();
    expect(await alert().textContent()).toBe('Nie ma sprawy o takim kodzie (matters.0).');
    await page.route('**/graphql', (route) => route.abort());
    await page.getByLabel('Data').fill('2026-11-24');
    expect(await alert().count()).toBe(0);
    await check();
    expect(await alert().textContent()).toBe('Hub nie odpowiada. Sprawdź, czy działa, i spróbuj ponownie.');
    await page.unroute('**/graphql');
  });

  test('the same question can be shown in the graph, as variables of the first step', async () => {
    const { page } = tester;
    await page.getByLabel('Kanał').selectOption('PAPER');
    await check();
    await page.getByRole('button', { name: 'Pokaż to jako zapytanie do grafu' }).click();
    const variables = await until(async () => (await tester.variables()).includes('PUP-001') && tester.variables());
    expect(JSON.parse(variables).input).toMatchObject({ matters: ['PS-010', 'PUP-001'], homeless: true });
    expect(await tester.run()).toMatchObject({ data: { competence: { parts: expect.any(Array) } } });
  });
});

/** Contrast ratio of two colours as the browser writes them, WCAG 2.1. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [red, green, blue] = colour.match(/[\d.]+/g)!.slice(0, 3).map((part) => Number(part) / 255).map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

describe('outside of the demo', () => {
  test('the hub gives no tokens: people paste their own', async () => {
    const app = fastify();
    await playgroundRoutes(app, null);
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    try {
      const { page, open } = await openPlayground(browser, url);
      await page.getByLabel('Token dostępu').fill('a.b.c');
      await open('WhoIsCompetent');
      const [request] = await Promise.all([page.waitForRequest((each) => each.postData()?.includes('"operationName":"WhoIsCompetent"') === true), page.getByRole('button', { name: /Execute query/ }).click()]);
      expect(request.headers()['authorization']).toBe('Bearer a.b.c');
      expect(await page.getByTestId('role').count()).toBe(0);
      expect((await fetch(`${url}/playground/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"role":"director"}' })).status).toBe(404);
      await page.close();
    } finally {
      await app.close();
    }
  });

  test('in the demo a token is given for a role that there is, and for no other', async () => {
    const ask = (role: unknown) => fetch(`${hub.url}/playground/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ role }) });
    expect((await ask('coordinator')).status).toBe(200);
    for (const role of ['__proto__', 'system', '', null, 7]) expect((await ask(role)).status).toBe(400);
  });

  test('the page says what it may load, and shows nothing of its folder', async () => {
    const page = await fetch(`${hub.url}/`);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    for (const path of ['/.built-from.json', '/parts/', '/..%2fpackage.json', '/%2e%2e/package.json']) expect((await fetch(`${hub.url}${path}`)).status).toBe(404);
  });
});
