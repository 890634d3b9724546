import type { CatalogueService, RefusedRecord } from '../src/core/residents/catalogue.js';
import { SOURCE_SYSTEMS, type SourceSystem } from '../src/vocabulary/source-system.js';
import type { Ask, Connector, Heard } from './connector.js';
import type { Catalogue } from '../src/core/residents/catalogue.js';

/** The connected systems of one centre. */
export interface Sources {
  /** In the order of SOURCE_SYSTEMS. */
  readonly connectors: readonly Connector[];
  /** Undefined when the centre is not connected to it. */
  find<S extends SourceSystem>(system: S): Connector<S> | undefined;
  /** What each catalogue says, all asked at once; one that fails costs its own part. */
  catalogues(ask: Ask): Promise<readonly HeardCatalogue[]>;
  close(): Promise<void>;
}

export interface HeardCatalogue {
  readonly system: SourceSystem;
  readonly heard: Heard<Catalogue>;
}

export function sourcesOf(connectors: readonly Connector[]): Sources {
  const bySystem = new Map(connectors.map((connector) => [connector.system, connector]));
  const inOrder = SOURCE_SYSTEMS.flatMap((system) => bySystem.get(system) ?? []);
  return {
    connectors: inOrder,
    find: <S extends SourceSystem>(system: S) => bySystem.get(system) as Connector<S> | undefined,
    catalogues: (ask) => Promise.all(inOrder.flatMap((connector) =>
      connector.catalogue ? [connector.catalogue(ask).then((heard) => ({ system: connector.system, heard }))] : [])),
    async close() {
      await Promise.all(connectors.map((connector) => connector.close()));
    },
  };
}

/** All services that were heard, by Polish name. */
export const servicesOf = (catalogues: readonly HeardCatalogue[]): readonly CatalogueService[] =>
  catalogues.flatMap(({ heard }) => (heard.heard ? heard.value.services : [])).toSorted(byName);

/** A total order, so that a page can begin where another one ended. */
export const byName = (a: Pick<CatalogueService, 'name' | 'id'>, b: Pick<CatalogueService, 'name' | 'id'>): number =>
  a.name.localeCompare(b.name, 'pl') || (a.id < b.id ? -1 : Number(a.id > b.id));

export const refusedOf = (catalogues: readonly HeardCatalogue[]): readonly RefusedRecord[] =>
  catalogues.flatMap(({ heard }) => (heard.heard ? heard.value.refused : []));
