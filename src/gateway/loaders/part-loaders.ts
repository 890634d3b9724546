import DataLoader from 'dataloader';
import type { Heard } from '../../../connectors/connector.js';
import type { AskAboutPeople } from '../../../connectors/transport/single-flight.js';
import type { LegalContext } from '../../vocabulary/legal-context.js';
import { identifierKey, type PersonIdentifier } from '../../vocabulary/person-identifier.js';
import type { Asked, HubParts } from '../hub-parts.js';

export interface PartKey {
  readonly identifier: PersonIdentifier;
  readonly legal: LegalContext;
}

/** The whole key: an answer is shared only where person, basis, purpose and case are the same. */
const sharedBy = ({ identifier, legal }: PartKey) => JSON.stringify([identifierKey(identifier), legal.basis, legal.purpose, legal.caseId]);

/** One loader a source: the people that one request asks about cost as few calls as the source's batch allows. */
export function partLoaders({ sources }: HubParts, { signal, correlationId }: Asked) {
  const loader = <Said>(found: () => AskAboutPeople<PersonIdentifier, Said> | undefined) => {
    const ask = async (keys: readonly PartKey[]): Promise<(Heard<Said> | undefined)[]> => {
      const askAbout = found();
      const answers = new Map<string, Heard<Said>>();
      for (const [ground, group] of Map.groupBy(keys, ({ legal }) => JSON.stringify(legal))) {
        const heard = await askAbout?.(group.map(({ identifier }) => identifier), { legal: group[0]!.legal, signal, correlationId });
        for (const [key, answer] of heard ?? []) answers.set(`${ground} ${key}`, answer);
      }
      return keys.map(({ identifier, legal }) => answers.get(`${JSON.stringify(legal)} ${identifierKey(identifier)}`));
    };
    return new DataLoader<PartKey, Heard<Said> | undefined, string>(ask, { cacheKeyFn: sharedBy, maxBatchSize: 200 });
  };
  return {
    OPS: loader(() => sources.find('OPS')?.personParts), GMINA: loader(() => sources.find('GMINA')?.personParts),
    PUP: loader(() => sources.find('PUP')?.personParts), HEALTH: loader(() => sources.find('HEALTH')?.personParts),
    insurance: loader(() => sources.find('HEALTH')?.insurance),
  };
}
