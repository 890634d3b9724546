import type { Actor } from '../core/access/actor.js';
import { may, type Permission } from '../core/access/permissions.js';
import type { Who } from '../shell/commands/work.js';
import { hubError } from './hub-error.js';
import type { Asked, HubParts } from './hub-parts.js';
import { loadersFor, type Loaders } from './loaders/loaders.js';

/** A request as resolvers see it: how to reach everything, and loaders that live as long as the request. */
export interface Context extends Asked {
  readonly hub: HubParts;
  readonly load: Loaders;
}

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
