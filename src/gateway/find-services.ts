import { servicesOf } from '../../connectors/sources.js';
import type { CatalogueService } from '../core/residents/catalogue.js';
import { done, type Outcome } from '../vocabulary/outcome.js';
import { refuse } from '../vocabulary/refusals.js';
import type { Context } from './context.js';

/**
 * Services of the catalogues by id. One that is in no catalogue is undefined; when its catalogue does not answer,
 * nobody can tell, and that is refused: `field` names where the id stood.
 */
export async function findServices(ids: readonly string[], field: string, context: Context): Promise<Outcome<ReadonlyMap<string, CatalogueService>>> {
  const catalogues = await context.hub.sources.catalogues(context);
  const services = new Map(servicesOf(catalogues).map((service) => [service.id, service]));
  const silent = new Set(catalogues.flatMap(({ system, heard }) => (heard.heard ? [] : [system as string])));
  const cannotTell = ids.some((id) => !services.has(id) && silent.has(id.split(':')[0]!));
  return cannotTell ? refuse('SOURCE_UNAVAILABLE', field) : done(services);
}
