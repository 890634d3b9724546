import DataLoader from 'dataloader';
import type { Heard, PersonAsk } from '../../../connectors/connector.js';
import type { LegalContext } from '../../vocabulary/legal-context.js';
import type { Asked, HubParts } from '../hub-parts.js';

/** A person by the source's own record, which its part of the picture named. */
export interface RecordKey {
  readonly recordId: string;
  readonly legal: LegalContext;
}

type AskAboutRecords<Said> = (records: readonly string[], ask: PersonAsk) => Promise<ReadonlyMap<string, Heard<readonly Said[]>>>;

/** What is booked and ordered at the health provider, each for all people of one request together. Undefined: the source cannot say. */
export function careLoaders({ sources }: HubParts, { signal, correlationId }: Asked) {
  const loader = <Said>(found: () => AskAboutRecords<Said> | undefined) => {
    const ask = async (keys: readonly RecordKey[]): Promise<(Heard<readonly Said[]> | undefined)[]> => {
      const answers = new Map<string, Heard<readonly Said[]>>();
      await Promise.all([...Map.groupBy(keys, ({ legal }) => JSON.stringify(legal))].map(async ([ground, group]) => {
        const heard = await found()?.(group.map(({ recordId }) => recordId), { legal: group[0]!.legal, signal, correlationId });
        for (const [record, answer] of heard ?? []) answers.set(`${ground} ${record}`, answer);
      }));
      return keys.map((key) => answers.get(wholeKey(key)));
    };
    return new DataLoader<RecordKey, Heard<readonly Said[]> | undefined, string>(ask, { cacheKeyFn: wholeKey, maxBatchSize: 200 });
  };
  return { appointments: loader(() => sources.find('HEALTH')?.appointments), careRequests: loader(() => sources.find('HEALTH')?.careRequests) };
}

const wholeKey = ({ recordId, legal }: RecordKey): string => `${JSON.stringify(legal)} ${recordId}`;
