import { admit } from '../core/residents/standing.js';
import type { CatalogueProvider } from '../core/residents/catalogue.js';
import type { Outcome } from '../vocabulary/outcome.js';
import { refuse } from '../vocabulary/refusals.js';
import type { Context } from './context.js';

/** How old an extract may be that still admits while KRS does not answer: no older than one it has just published. */
const KEPT_MILLISECONDS_MAX = 24 * 3_600_000;

/**
 * Whether KRS lets this organisation be a provider. Undefined where it is not asked: the catalogue gives no KRS number, or
 * this centre is not connected to KRS. When KRS does not answer, what it said within a day counts; after that nobody can tell,
 * and that is refused.
 */
export async function admittedByKrs(provider: CatalogueProvider | undefined, field: string, context: Context): Promise<Outcome<null> | undefined> {
  const register = context.hub.sources.connectors.find(({ standing }) => standing !== undefined);
  if (!provider?.krs || !register?.standing) return undefined;
  const heard = await register.standing(provider.krs, context);
  const isTooOld = heard.heard && heard.staleBecause !== undefined && Date.now() - heard.asOf.getTime() > KEPT_MILLISECONDS_MAX;
  return heard.heard && !isTooOld ? admit(heard.value, field) : refuse('SOURCE_UNAVAILABLE', field);
}
