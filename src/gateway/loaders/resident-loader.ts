import DataLoader from 'dataloader';
import { residentIdsOf } from '../../shell/commands/find-resident.js';
import { identifierKey, type PersonIdentifier } from '../../vocabulary/person-identifier.js';
import type { Asked, HubParts } from '../hub-parts.js';

/**
 * Opaque ids of the residents that one request asks for, found together: so all of them go on together, and each source is asked
 * once about all of them. Whoever loads has made sure that there is an actor.
 */
export const residentLoader = ({ orm, pseudonyms, clock }: HubParts, { actor }: Asked) => new DataLoader<PersonIdentifier, string, string>(
  (identifiers) => residentIdsOf(orm.em.fork(), actor!.tenant, identifiers, pseudonyms, clock()), { cacheKeyFn: identifierKey });
