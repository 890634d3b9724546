import type { Ask } from '../../connector.js';
import { jsonObject } from '../../transport/json-answer.js';
import { SourceFailure } from '../../transport/source-failure.js';
import type { Integrator } from './integrator.js';

/** At most so many on a page of either list. */
export const PAGE_SIZE = 25;

interface Page { readonly lista: readonly unknown[]; readonly isLast: boolean }

/** Undefined when it is another page than the one asked for, or does not say, or says twice and differently, whether it is the last. */
export function parsePage(raw: unknown, asked: number): Page | undefined {
  const { lista, pageInfo } = jsonObject(raw) ?? {};
  const { pageNumber, pagesCount, isNextPageExists } = jsonObject(pageInfo) ?? {};
  if (!Array.isArray(lista) || pageNumber !== asked) return undefined;
  const says = [
    ...(typeof isNextPageExists === 'boolean' ? [!isNextPageExists] : []),
    ...(typeof pagesCount === 'number' ? [asked + 1 >= pagesCount] : []),
  ];
  const [isLast] = says;
  return isLast === undefined || says.includes(!isLast) ? undefined : { lista, isLast };
}

/** 5 000 entries: more than any office registers in a week. */
const PAGES_MAX = 200;

/** The whole list or a failure: a page that cannot be read, or an entry on it, fails it all. As of the first page. */
export async function everyPage<Entry>(
  ezd: Integrator, operation: string, path: string, question: (page: number) => object, parse: (raw: unknown) => Entry | undefined, ask: Ask,
): Promise<{ readonly entries: readonly Entry[]; readonly asOf: Date }> {
  const entries: Entry[] = [];
  let asOf: Date | undefined;
  for (let number = 0; number < PAGES_MAX; number += 1) {
    const { json, answer } = await ezd.post({ operation, path, body: JSON.stringify(question(number)), idempotent: true }, ask);
    const page = parsePage(json, number);
    asOf ??= answer.receivedAt;
    for (const raw of page?.lista ?? []) entries.push(parse(raw) ?? fail());
    if ((page ?? fail()).isLast) return { entries, asOf };
  }
  return fail();
}

const fail = (): never => { throw new SourceFailure('MALFORMED', false); };
