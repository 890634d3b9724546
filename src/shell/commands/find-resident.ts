import { createHmac, randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { identifierKey, type PersonIdentifier } from '../../vocabulary/person-identifier.js';

/** The hub's own key for pseudonyms: the same identifier gives the same digest in this hub and in no other. */
export type PseudonymKey = Buffer;

/** The opaque id of the resident with this identifier; undefined when the hub has not met them. */
export async function findResidentId(em: EntityManager, tenant: string, identifier: PersonIdentifier, key: PseudonymKey): Promise<string | undefined> {
  const digest = digestOf(tenant, identifier, key);
  return (await idsByDigest(em, tenant, [digest])).get(digest);
}

/** The opaque id of the resident with this identifier, made on first sight. */
export async function residentIdOf(em: EntityManager, tenant: string, identifier: PersonIdentifier, key: PseudonymKey, now: Date): Promise<string> {
  return (await residentIdsOf(em, tenant, [identifier], key, now))[0]!;
}

/**
 * The opaque ids of the residents with these identifiers, in their order, made on first sight. Concurrent first sights get one id.
 * The identifiers themselves are not stored with them.
 */
export async function residentIdsOf(em: EntityManager, tenant: string, identifiers: readonly PersonIdentifier[], key: PseudonymKey, now: Date): Promise<string[]> {
  const digests = identifiers.map((identifier) => digestOf(tenant, identifier, key));
  const known = await idsByDigest(em, tenant, digests);
  const unmet = [...new Set(digests)].filter((digest) => !known.has(digest)).toSorted(); // in one order, so that two requests never wait for each other
  if (unmet.length > 0) {
    await em.execute(
      `insert into resident (id, tenant, identifier_digest, created_at) values ${unmet.map(() => '(?, ?, ?, ?)').join(', ')}
       on conflict (tenant, identifier_digest) do nothing`,
      unmet.flatMap((digest) => [randomUUID(), tenant, digest, now]),
    );
    for (const [digest, id] of await idsByDigest(em, tenant, unmet)) known.set(digest, id);
  }
  return digests.map((digest) => known.get(digest)!);
}

const digestOf = (tenant: string, identifier: PersonIdentifier, key: PseudonymKey): string =>
  createHmac('sha256', key).update(`${tenant}\n${identifierKey(identifier)}`).digest('hex');

async function idsByDigest(em: EntityManager, tenant: string, digests: readonly string[]): Promise<Map<string, string>> {
  const rows = await em.execute<{ identifier_digest: string; id: string }[]>(
    'select identifier_digest, id from resident where tenant = ? and identifier_digest in (?)', [tenant, digests]);
  return new Map(rows.map(({ identifier_digest, id }) => [identifier_digest, id]));
}
