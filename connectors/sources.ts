import type { Catalogue, CatalogueService, RefusedRecord } from '../src/core/residents/catalogue.js';
import { identifierKey } from '../src/vocabulary/person-identifier.js';
import { SOURCE_SYSTEMS, type SourceSystem } from '../src/vocabulary/source-system.js';
import type { Ask, Connector, Heard } from './connector.js';
import { singleFlight } from './transport/single-flight.js';

/** The connected systems of one centre, as they are now: whoever asks twice finds them twice. */
export interface Sources {
  /** In the order of SOURCE_SYSTEMS. */
  readonly connectors: readonly Connector[];
  /** Undefined when the centre is not connected to it. */
  find<S extends SourceSystem>(system: S): Connector<S> | undefined;
  /** What each catalogue says, all asked at once; one that fails costs its own part. */
  catalogues(ask: Ask): Promise<readonly HeardCatalogue[]>;
  /** From now on these are asked. Those that are not among them any more are closed when no question can still be with them. */
  replace(connectors: readonly Connector[]): void;
  close(): Promise<void>;
}

export interface HeardCatalogue {
  readonly system: SourceSystem;
  readonly heard: Heard<Catalogue>;
}

/** Longer than any question takes: a caller waits half a minute, and what must not be done twice has one attempt of a minute at most. */
const QUESTION_MILLISECONDS_MAX = 120_000;

export function sourcesOf(first: readonly Connector[], questionMilliseconds = QUESTION_MILLISECONDS_MAX): Sources {
  let opened = first;
  let bySystem = shared(first);
  const leaving = new Map<Connector, NodeJS.Timeout>();
  const inOrder = () => SOURCE_SYSTEMS.flatMap((system) => bySystem.get(system) ?? []);
  const leave = (connector: Connector) => leaving.set(connector, setTimeout(() => {
    leaving.delete(connector);
    void connector.close().catch(() => undefined);
  }, questionMilliseconds).unref());
  return {
    get connectors() { return inOrder(); },
    find: <S extends SourceSystem>(system: S) => bySystem.get(system) as Connector<S> | undefined,
    catalogues: (ask) => Promise.all(inOrder().flatMap((connector) =>
      connector.catalogue ? [connector.catalogue(ask).then((heard) => ({ system: connector.system, heard }))] : [])),
    replace(next) {
      opened.filter((connector) => !next.includes(connector)).forEach(leave);
      [opened, bySystem] = [next, shared(next)];
    },
    async close() {
      for (const timer of leaving.values()) clearTimeout(timer);
      await Promise.all([...opened, ...leaving.keys()].map((connector) => connector.close()));
    },
  };
}

/** The same people asked about by several requests at once are asked about once. */
const shared = (connectors: readonly Connector[]): ReadonlyMap<SourceSystem, Connector> => new Map(connectors.map((connector) => [connector.system, {
  ...connector,
  get adapter() { return connector.adapter; }, // may change with what the source says of itself
  ...(connector.personParts && { personParts: singleFlight(connector.personParts, identifierKey) }),
  ...(connector.insurance && { insurance: singleFlight(connector.insurance, identifierKey) }),
  ...(connector.appointments && { appointments: singleFlight(connector.appointments, recordId) }),
  ...(connector.careRequests && { careRequests: singleFlight(connector.careRequests, recordId) }),
}]));

const recordId = (record: string): string => record;

/** All services that were heard, by Polish name. */
export const servicesOf = (catalogues: readonly HeardCatalogue[]): readonly CatalogueService[] =>
  catalogues.flatMap(({ heard }) => (heard.heard ? heard.value.services : [])).toSorted(byName);

/** A total order, so that a page can begin where another one ended. */
export const byName = (a: Pick<CatalogueService, 'name' | 'id'>, b: Pick<CatalogueService, 'name' | 'id'>): number =>
  a.name.localeCompare(b.name, 'pl') || (a.id < b.id ? -1 : Number(a.id > b.id));

export const refusedOf = (catalogues: readonly HeardCatalogue[]): readonly RefusedRecord[] =>
  catalogues.flatMap(({ heard }) => (heard.heard ? heard.value.refused : []));
