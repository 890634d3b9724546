import { randomUUID } from 'node:crypto';
import type { ProviderKind } from '../../core/plans/provider-kinds.js';
import type { CatalogueProvider } from '../../core/residents/catalogue.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { ProviderRow } from '../store/party-tables.js';
import type { Work } from './work.js';

export interface RegisterProvider {
  /** The organisation as the catalogues know it; undefined when none does. */
  readonly organisation: CatalogueProvider | undefined;
  /** What KRS lets it be, asked before the transaction; undefined where KRS is not asked. */
  readonly admitted?: Outcome<null> | undefined;
  readonly kind: ProviderKind;
  /** On what basis it was chosen: agreement, contest, contract. 3–200 characters. */
  readonly basis: string;
}

/** Registers a provider (realizator, ustawa o CUS art. 7): from now on it can be referred to, and has its pair of topics. */
export async function registerProvider(work: Work, { organisation, admitted, kind, basis }: RegisterProvider): Promise<Outcome<ProviderRow>> {
  const { em, actor, now } = work;
  const outcome = await decide();
  work.audit({ action: 'provider.register', objectType: 'provider', ...(organisation && { objectId: organisation.id }) }, outcome);
  if (!outcome.ok) return outcome;

  const [next] = await em.execute<{ n: string }[]>("select nextval('provider_code') as n");
  const row = em.create(ProviderRow, {
    id: randomUUID(), tenant: actor.tenant, code: `p-${next!.n.padStart(4, '0')}`, name: outcome.value.name,
    catalogueId: outcome.value.id, kind, basis: basis.trim(), registeredAt: now,
  });
  em.persist(row);
  return done(row);

  async function decide(): Promise<Outcome<CatalogueProvider>> {
    if (!work.may('provider.register')) return refuse('NOT_PERMITTED');
    if (!organisation) return refuse('NOT_FOUND', 'catalogueId');
    if (basis.trim().length < 3 || basis.length > 200) return refuse('INVALID_VALUE', 'basis');
    if (admitted && !admitted.ok) return admitted;
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 18503))', [`${actor.tenant}\n${organisation.id}`]);
    const registered = await em.count(ProviderRow, { tenant: actor.tenant, catalogueId: organisation.id });
    return registered > 0 ? refuse('PROVIDER_REGISTERED', 'catalogueId') : done(organisation);
  }
}
