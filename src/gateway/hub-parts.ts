import type { Sources } from '../../connectors/sources.js';
import type { Actor } from '../core/access/actor.js';
import type { Office } from '../core/letters/office.js';
import type { Centre } from '../core/routing/facts.js';
import type { PseudonymKey } from '../shell/commands/find-resident.js';
import type { InOneTransaction } from '../shell/commands/work.js';
import type { Feed } from '../shell/outbox/feed.js';
import type { Orm } from '../shell/store/orm.js';

/** What resolvers work with; one for each hub. */
export interface HubParts {
  readonly orm: Orm;
  readonly run: InOneTransaction;
  readonly sources: Sources;
  readonly feed: Feed;
  readonly centre: Centre;
  /** What the centre's letters say of it, and where the units are that it writes to. */
  readonly office: Office;
  readonly pseudonyms: PseudonymKey;
  readonly clock: () => Date;
  /** Called when a provider was registered: there are new topics to make and to hear. */
  readonly providersChanged: () => void;
}

/** One request: who asks, the id under which its logs are joined, and when its answer is of no use any more. */
export interface Asked {
  readonly actor: Actor | undefined;
  readonly correlationId: string;
  readonly signal: AbortSignal;
}
