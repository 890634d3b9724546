import DataLoader from 'dataloader';
import type { Heard } from '../../../connectors/connector.js';
import type { Parts } from '../../core/residents/parts.js';
import type { LegalContext } from '../../vocabulary/legal-context.js';
import { identifierKey, type PersonIdentifier } from '../../vocabulary/person-identifier.js';
import type { SourceSystem } from '../../vocabulary/source-system.js';
import type { Asked, HubParts } from '../hub-parts.js';

export interface PartKey {
  readonly identifier: PersonIdentifier;
  readonly legal: LegalContext;
}

/** Undefined: the centre is not connected to this source, or it knows nothing of people. */
export type HeardPart<S extends SourceSystem> = Heard<Parts[S]> | undefined;

/** The whole key: an answer is shared only where person, basis, purpose and case are the same. */
const sharedBy = ({ identifier, legal }: PartKey) => JSON.stringify([identifierKey(identifier), legal.basis, legal.purpose, legal.caseId]);

/** One loader a source: the people that one request asks about cost as few calls as the source's batch allows. */
export function partLoaders({ sources }: HubParts, { signal, correlationId }: Asked) {
  const loader = <S extends SourceSystem>(system: S) => {
    const connector = sources.find(system);
    const ask = async (keys: readonly PartKey[]): Promise<HeardPart<S>[]> => {
      const answers = new Map<string, Heard<Parts[S]>>();
      for (const [ground, group] of Map.groupBy(keys, ({ legal }) => JSON.stringify(legal))) {
        const heard = await connector?.personParts?.(group.map(({ identifier }) => identifier), { legal: group[0]!.legal, signal, correlationId });
        for (const [key, answer] of heard ?? []) answers.set(`${ground} ${key}`, answer);
      }
      return keys.map(({ identifier, legal }) => answers.get(`${JSON.stringify(legal)} ${identifierKey(identifier)}`));
    };
    return new DataLoader<PartKey, HeardPart<S>, string>(ask, { cacheKeyFn: sharedBy, maxBatchSize: 200 });
  };
  return { OPS: loader('OPS'), GMINA: loader('GMINA'), PUP: loader('PUP'), HEALTH: loader('HEALTH') };
}
