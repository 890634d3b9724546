import DataLoader from 'dataloader';
import type { Heard } from '../../../connectors/connector.js';
import type { ServiceSlot, SlotPeriod } from '../../core/residents/slots.js';
import type { Asked, HubParts } from '../hub-parts.js';

export interface SlotKey extends SlotPeriod {
  /** Catalogue id of a service of HEALTH. */
  readonly service: string;
}

/** All services of one request whose slots are asked for, together. Undefined: no slots are to be had of this source. */
export function slotLoader({ sources }: HubParts, { signal, correlationId }: Asked) {
  const period = ({ from, until }: SlotPeriod) => `${from} ${until}`;
  return new DataLoader<SlotKey, Heard<readonly ServiceSlot[]> | undefined, string>(async (keys) => {
    const heard = new Map<string, Heard<readonly ServiceSlot[]>>();
    for (const [when, group] of Map.groupBy(keys, period)) {
      const { from, until } = group[0]!;
      const answers = await sources.find('HEALTH')?.slots?.(group.map(({ service }) => service), { from, until }, { signal, correlationId });
      for (const [service, answer] of answers ?? []) heard.set(`${when} ${service}`, answer);
    }
    return keys.map((key) => heard.get(`${period(key)} ${key.service}`));
  }, { cacheKeyFn: (key) => `${period(key)} ${key.service}` });
}
