import { fileURLToPath } from 'node:url';
import type { SourceSystem } from '../src/vocabulary/source-system.js';
import type { Connector } from './connector.js';
import { gminaConnector } from './gmina/client.js';
import type { EdoreczeniaAddress } from './gmina/edoreczenia/client.js';
import type { EzdAddress } from './gmina/ezd/client.js';
import { healthConnector } from './health/client.js';
import type { EwusAddress } from './health/ewus/client.js';
import type { NfzAddress } from './health/nfz/client.js';
import { ngoConnector } from './ngo/client.js';
import type { KrsAddress } from './ngo/krs/client.js';
import { opsConnector } from './ops/client.js';
import { opsExportConnector } from './ops/export/client.js';
import { type PupAccount, type PupAdapter, pupConnector } from './pup/client.js';
import type { TransportLimits } from './transport/http.js';

/** Where a source is and how it is reached. */
export interface SourceAddress {
  /** http(s): a service. file: a folder, for the OPS's nightly exports. */
  readonly url: string;
  readonly token?: string;
  /** How long a catalogue is kept before it is read again. Defaults to the connector's own. */
  readonly keepMilliseconds?: number;
  /** How patiently and how often it is asked, and its planned breaks, where not as the connector itself would. A folder has none. */
  readonly limits?: Partial<TransportLimits>;
  /** Where NGO asks how an organisation stands in the National Court Register. Without it nobody is asked. */
  readonly krs?: KrsAddress | undefined;
  /** What HEALTH hears beside the provider's own system: queues of the NFZ, and eWUŚ. */
  readonly nfz?: NfzAddress;
  readonly ewus?: EwusAddress;
  /** How letters leave, beside GMINA's register: the centre's box of e-Doręczenia, and the EZD of the office. */
  readonly edoreczenia?: EdoreczeniaAddress;
  readonly ezd?: EzdAddress;
  /** How PUP is spoken with: in which version of SOAP, 1.1 where left out, and with which account, that opens a session. */
  readonly adapter?: PupAdapter;
  readonly account?: PupAccount;
}

/** The five, as one table: the only place that knows which connector speaks with which system. */
const CONNECTORS: Readonly<Record<SourceSystem, (address: SourceAddress) => Connector>> = {
  OPS: (address) => (address.url.startsWith('file:') ? opsExportConnector({ folder: fileURLToPath(address.url) }) : opsConnector(address)),
  GMINA: gminaConnector,
  PUP: pupConnector,
  HEALTH: healthConnector,
  NGO: ngoConnector,
};

/** A connector for each address; a system without one is not connected. */
export const openConnectors = (addresses: Readonly<Partial<Record<SourceSystem, SourceAddress | undefined>>>): Connector[] =>
  (Object.keys(CONNECTORS) as SourceSystem[]).flatMap((system) => {
    const address = addresses[system];
    return address ? [CONNECTORS[system](address)] : [];
  });
