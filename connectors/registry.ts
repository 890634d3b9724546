import type { SourceSystem } from '../src/vocabulary/source-system.js';
import type { Connector } from './connector.js';
import { gminaConnector } from './gmina/client.js';
import { healthConnector } from './health/client.js';
import { ngoConnector } from './ngo/client.js';
import { opsConnector } from './ops/client.js';
import { pupConnector } from './pup/client.js';

/** Where a source is and how it is reached. */
export interface SourceAddress {
  readonly url: string;
  readonly token?: string;
  /** How long a catalogue is kept before it is read again. Defaults to the connector's own. */
  readonly keepMilliseconds?: number;
}

/** The five, as one table: the only place that knows which connector speaks with which system. */
const CONNECTORS: Readonly<Record<SourceSystem, (address: SourceAddress) => Connector>> = {
  OPS: opsConnector,
  GMINA: gminaConnector,
  PUP: ({ url }) => pupConnector({ url }),
  HEALTH: healthConnector,
  NGO: ngoConnector,
};

/** A connector for each address; a system without one is not connected. */
export const openConnectors = (addresses: Readonly<Partial<Record<SourceSystem, SourceAddress | undefined>>>): Connector[] =>
  (Object.keys(CONNECTORS) as SourceSystem[]).flatMap((system) => {
    const address = addresses[system];
    return address ? [CONNECTORS[system](address)] : [];
  });
