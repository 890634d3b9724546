import { afterEach, describe, expect, test } from '@jest/globals';
import { ngoConnector } from '../../../connectors/ngo/client.js';
import { sendJson, startSimulator } from '../../../connectors/transport/simulator-server.js';
import { SHORT_LIMITS } from '../transport/mode-faults.js';
import { fixture } from './documents.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => { for (const close of closing.splice(0)) await close(); });

type Page = Readonly<Record<string, unknown>>;

/** A publisher whose pages are these, whatever number is asked for. */
async function publisherOf(page: (number: number) => Page) {
  const server = await startSimulator((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://publisher');
    if (pathname === '/services') return sendJson(response, 200, page(Number(searchParams.get('page'))));
    sendJson(response, 200, pathname === '/' ? { version: '3.0' } : { ...fixture('service.place-by-reference.json'), id: pathname.split('/').at(-1) });
  });
  const connector = ngoConnector({ url: server.url, limits: SHORT_LIMITS, keepMilliseconds: 0 });
  closing.push(() => connector.close(), () => server.close());
  return connector;
}

const ask = () => ({ signal: AbortSignal.timeout(5_000), correlationId: 'c-1' });
async function heardFrom(page: (number: number) => Page) {
  const heard = await (await publisherOf(page)).catalogue!(ask());
  return heard.heard ? heard.value.services.map(({ id }) => id.slice('NGO:'.length)) : heard.fault.kind;
}

/** One of three pages with one service each. */
const ofThree = (number: number, change: Page = {}): Page => ({
  total_items: 3, total_pages: 3, page_number: number, size: 1, first_page: number === 1, last_page: number === 3, empty: false, contents: [{ id: `s${number}` }], ...change,
});
const WHOLE = ['s1', 's2', 's3'];

describe('a list that contradicts itself is not taken for the whole', () => {
  test.each<[string, (number: number) => Page]>([
    ['nothing on its second page of three', (n) => ofThree(n, n === 2 ? { contents: [] } : {})],
    ['nothing on its second page, which says so', (n) => ofThree(n, n === 2 ? { contents: [], empty: true } : {})],
    ['three pages, the first of which is the last', (n) => ofThree(n, { last_page: true })],
    ['a page that is empty and has a service', (n) => ofThree(n, { empty: true })],
    ['500 services on pages without any', (n) => ofThree(n, { total_items: 500, contents: [] })],
    ['500 services, and not that many', (n) => ofThree(n, { total_items: 500 })],
    ['fewer services than it lists', (n) => ofThree(n, { total_items: 2 })],
    ['no pages, and services on them', (n) => ({ total_pages: 0, contents: [{ id: `s${n}` }] })],
    ['one page, whatever is asked for', () => ofThree(1)],
    ['pages counted from the sixth', (n) => ofThree(n, { page_number: n + 5 })],
    ['counting that begins at 0 and goes on as if from 1', (n) => ofThree(n, { page_number: n === 1 ? 0 : n })],
    ['a second first page', (n) => ofThree(n, { first_page: true })],
    ['a total in words', (n) => ofThree(n, { total_items: 'pięćset' })],
    ['a last page in words', (n) => ofThree(n, { last_page: 'nie' })],
  ])('%s', async (_, page) => {
    expect(await heardFrom(page)).toBe('MALFORMED');
  });

  test('and the last good one stays', async () => {
    let broken = false;
    const connector = await publisherOf((n) => ofThree(n, broken && n === 2 ? { contents: [] } : {}));
    const good = await connector.catalogue!(ask());
    broken = true;
    expect(await connector.catalogue!(ask())).toEqual({ ...good, staleBecause: expect.stringContaining('nie da się odczytać') });
  });
});

describe('a list is read to its end', () => {
  test.each<[string, (number: number) => Page]>([
    ['whose every sign agrees', (n) => ofThree(n)],
    ['which counts its pages from 0', (n) => ofThree(n, { page_number: n - 1 })],
    ['which is asked for from 0 as well', (n) => ofThree(n + 1, { page_number: n })],
    ['which says nothing but its services', (n) => ({ contents: n > 3 ? [] : [{ id: `s${n}` }] })],
    ['which says nothing but which page is the last', (n) => ({ contents: [{ id: `s${n}` }], last_page: n === 3 })],
    ['which says nothing but its length', (n) => ({ contents: [{ id: `s${n}` }], total_pages: 3, total_items: null })],
  ])('%s', async (_, page) => {
    expect(await heardFrom(page)).toEqual(WHOLE);
  });
});

describe('a list that changes while its pages are turned', () => {
  /** What is published, page by page; at the second page something is published before everything else, once or at each reading. */
  const moving = (everyTime: boolean) => {
    const published = [...WHOLE];
    return (n: number): Page => {
      if (n === 2 && (everyTime || published.length === WHOLE.length)) published.unshift(`s${published.length + 1}`);
      return ofThree(n, { total_items: published.length, total_pages: published.length, last_page: n === published.length, contents: [{ id: published[n - 1] }] });
    };
  };

  test('is read again: what moved would stand there twice, and what came before it not at all', async () => {
    expect(await heardFrom(moving(false))).toEqual(['s4', ...WHOLE]);
  });

  test('is not taken when it does not stand still', async () => {
    expect(await heardFrom(moving(true))).toBe('MALFORMED');
  });
});
