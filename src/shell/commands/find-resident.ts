import { createHmac, randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { identifierKey, type PersonIdentifier } from '../../vocabulary/person-identifier.js';

/** The hub's own key for pseudonyms: the same identifier gives the same digest in this hub and in no other. */
export type PseudonymKey = Buffer;

/** The opaque id of the resident with this identifier; undefined when the hub has not met them. */
export const findResidentId = (em: EntityManager, tenant: string, identifier: PersonIdentifier, key: PseudonymKey): Promise<string | undefined> =>
  idByDigest(em, tenant, digestOf(tenant, identifier, key));

/**
 * The opaque id of the resident with this identifier, made on first sight. Concurrent first sights get one id.
 * The identifier itself is not stored with it.
 */
export async function residentIdOf(em: EntityManager, tenant: string, identifier: PersonIdentifier, key: PseudonymKey, now: Date): Promise<string> {
  const digest = digestOf(tenant, identifier, key);
  const known = await idByDigest(em, tenant, digest);
  if (known) return known;
  await em.execute(
    'insert into resident (id, tenant, identifier_digest, created_at) values (?, ?, ?, ?) on conflict (tenant, identifier_digest) do nothing',
    [randomUUID(), tenant, digest, now],
  );
  return (await idByDigest(em, tenant, digest))!;
}

const digestOf = (tenant: string, identifier: PersonIdentifier, key: PseudonymKey): string =>
  createHmac('sha256', key).update(`${tenant}\n${identifierKey(identifier)}`).digest('hex');

async function idByDigest(em: EntityManager, tenant: string, digest: string): Promise<string | undefined> {
  const [row] = await em.execute<{ id: string }[]>('select id from resident where tenant = ? and identifier_digest = ?', [tenant, digest]);
  return row?.id;
}
