import type { Sources } from '../../connectors/sources.js';
import type { Actor } from '../core/access/actor.js';
import { may, type Permission } from '../core/access/permissions.js';
import type { Centre } from '../core/routing/facts.js';
import type { InOneTransaction, Who } from '../shell/commands/work.js';
import type { PseudonymKey } from '../shell/commands/find-resident.js';
import type { Feed } from '../shell/outbox/feed.js';
import type { Orm } from '../shell/store/orm.js';
import { hubError } from './hub-error.js';
import { loadersFor, type Loaders } from './loaders/loaders.js';

/** What resolvers work with; one for each hub. */
export interface HubParts {
  readonly orm: Orm;
  readonly run: InOneTransaction;
  readonly sources: Sources;
  readonly feed: Feed;
  readonly centre: Centre;
  readonly pseudonyms: PseudonymKey;
  readonly clock: () => Date;
  /** Called when a provider was registered: there are new topics to make and to hear. */
  readonly providersChanged: () => void;
}

/** One request: who asks, how to reach everything, and loaders that live as long as the request. */
export interface Context {
  readonly actor: Actor | undefined;
  readonly correlationId: string;
  readonly signal: AbortSignal;
  readonly hub: HubParts;
  readonly load: Loaders;
}

export type Asked = Pick<Context, 'actor' | 'correlationId' | 'signal'>;

export const contextFor = (hub: HubParts, asked: Asked): Context => ({ ...asked, hub, load: loadersFor(hub, asked) });

/** Who acts, or an error when nobody said so. Whether a command is permitted, the command decides. */
export function whoActs({ actor, correlationId }: Asked): Who {
  if (!actor) throw hubError('UNAUTHENTICATED', 'Ta operacja wymaga tokena dostępu.');
  return { actor, correlationId };
}

/** The actor, when the table lets the role do this. */
export function permitted(asked: Asked, permission: Permission): Actor {
  const { actor } = whoActs(asked);
  if (!may(actor, permission)) throw hubError('FORBIDDEN', 'Twoja rola nie pozwala na tę operację.');
  return actor;
}
