import type { Ask } from '../connector.js';
import type { HttpTransport } from '../transport/http.js';
import { askForJson } from '../transport/json-answer.js';
import { SourceFailure } from '../transport/source-failure.js';
import { type HsdsPage, idOf, type Objection, parsePage } from './messages.js';

const SERVICES_MAX = 2_000;

export interface Listed { readonly ids: readonly string[]; readonly objections: readonly Objection[]; readonly asOf: Date }

/** The same list, and whether it stood still while its pages were turned. */
interface Turned extends Listed { readonly stoodStill: boolean }

/**
 * The whole list or a failure: services that merely were not listed would look withdrawn. A service that moved to another page between two
 * questions stands there twice and its neighbour nowhere, so such a list is read again; one that is the same then does repeat itself.
 */
export async function listServices(transport: HttpTransport, operation: string, ask: Ask, pagesMax: number): Promise<Listed> {
  const read = () => turnPages(async (number) => {
    const { json, answer } = await askForJson(transport, {
      operation, method: 'GET', path: `/services?page=${number}`, headers: { accept: 'application/json' }, idempotent: true,
    }, ask);
    return { page: parsePage(json) ?? contradictory(), receivedAt: answer.receivedAt };
  }, pagesMax, 1);
  const listed = await read();
  if (listed.stoodStill) return listed;
  const again = await read();
  return again.stoodStill || again.ids.join() === listed.ids.join() ? again : contradictory();
}

type ReadPage = (number: number) => Promise<{ readonly page: HsdsPage; readonly receivedAt: Date }>;

async function turnPages(read: ReadPage, pagesMax: number, asksFrom: 0 | 1): Promise<Turned> {
  const ids = new Set<string>();
  const objections: Objection[] = [];
  const totals = new Set<number | undefined>();
  let asOf: Date | undefined;
  let entries = 0;
  let countsFrom = asksFrom;
  for (let turned = 0; ; turned += 1) {
    const number = asksFrom + turned;
    const { page, receivedAt } = await read(number);
    if (turned === 0 && asksFrom === 1 && page.first === false) return turnPages(read, pagesMax, 0); // its first page is page 0
    if (turned === 0 && page.pageNumber === 0) countsFrom = 0; // asked for from 1, and counted from 0
    asOf ??= receivedAt;
    if ((page.pageNumber ?? countsFrom + turned) !== countsFrom + turned || (page.first ?? turned === 0) !== (turned === 0)) contradictory(); // another page than asked for
    const isLast = isLastOf(page, turned + 1);
    entries += page.contents.length;
    totals.add(page.totalItems);
    for (const [i, summary] of page.contents.entries()) {
      const id = idOf(summary);
      if (id === undefined) objections.push({ record: `services?page=${number}[${i}]`, field: 'id', wrong: 'MISSING' });
      else if (ids.has(id)) objections.push({ record: `service/${id}`, field: 'id', wrong: 'REPEATED' });
      else ids.add(id);
    }
    const isTooLong = ids.size > SERVICES_MAX || (!isLast && turned + 1 >= pagesMax);
    if (isTooLong) objections.push({ record: 'services', field: 'total_pages', wrong: 'TOO_MANY', ...(page.totalPages !== undefined && { number: page.totalPages }) });
    else if (!isLast) continue;
    else if ((page.totalItems ?? entries) !== entries) contradictory();
    const stoodStill = isTooLong || (totals.size === 1 && objections.every(({ wrong }) => wrong !== 'REPEATED'));
    return { ids: [...ids].slice(0, SERVICES_MAX), objections, asOf, stoodStill };
  }
}

/** By its own word and by the number of pages, which have to agree. Without either, an empty page ends the list. */
function isLastOf({ contents, last, totalPages }: HsdsPage, turned: number): boolean {
  const says = [...(last === undefined ? [] : [last]), ...(totalPages === undefined ? [] : [turned >= totalPages])];
  const isLast = says[0] ?? contents.length === 0;
  const isBeyondTheLast = contents.length > 0 && totalPages !== undefined && turned > totalPages;
  return says.includes(!isLast) || isBeyondTheLast || (contents.length === 0 && !isLast) ? contradictory() : isLast;
}

const contradictory = (): never => { throw new SourceFailure('MALFORMED', false); };
