import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { Provider } from '../../../schema/types/provider.js';
import { ServiceCatalogue } from '../../../schema/types/service.js';
import { SourceSystemStatus } from '../../../schema/types/system.js';
import { refusedOf, servicesOf, type HeardCatalogue } from '../../../connectors/sources.js';
import { fresh, notHeard, stale } from '../../core/residents/provenance.js';
import { ProviderRow } from '../../shell/store/party-tables.js';
import { SOURCE_SYSTEM_NAMES, SOURCE_SYSTEMS } from '../../vocabulary/source-system.js';
import { permitted, whoActs, type Context } from '../context.js';
import { pageSize } from '../page.js';

@Resolver()
export class CatalogueQueries {
  @Query(() => ServiceCatalogue, { description: 'Katalog usług: what NGOs and health providers offer, and what was refused of what they say.' })
  async services(
    @Arg('text', () => String, { nullable: true, description: 'Part of the name of the service or of its provider.' }) text: string | undefined,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many services, 1–100.' }) first: number,
    @Ctx() context: Context,
  ): Promise<ServiceCatalogue> {
    whoActs(context);
    const size = pageSize(first);
    const catalogues = await context.hub.sources.catalogues(context);
    const wanted = text?.toLocaleLowerCase('pl') ?? '';
    const services = servicesOf(catalogues).filter(({ name, provider }) => `${name}\n${provider.name}`.toLocaleLowerCase('pl').includes(wanted));
    return { services: services.slice(0, size), refused: refusedOf(catalogues), provenance: catalogues.map(provenanceOf) };
  }

  @Query(() => [Provider], { description: 'Realizatorzy, to whom referrals can go, by code.' })
  providers(@Ctx() context: Context): Promise<Provider[]> {
    const { tenant } = permitted(context, 'provider.read');
    return context.hub.orm.em.fork().find(ProviderRow, { tenant }, { orderBy: { code: 'asc' } });
  }

  @Query(() => [SourceSystemStatus], { description: 'Systemy źródłowe, and how each is doing.' })
  systems(@Ctx() context: Context): SourceSystemStatus[] {
    permitted(context, 'system.read');
    return SOURCE_SYSTEMS.map((system) => {
      const connector = context.hub.sources.find(system);
      const operations = connector?.health().operations ?? [];
      return {
        system, name: SOURCE_SYSTEM_NAMES[system], connected: connector !== undefined, ...(connector && { adapter: connector.adapter }),
        operations: operations.map(({ lastFault, ...operation }) => ({ ...operation, ...(lastFault && { lastFault: lastFault.kind, lastFaultAt: lastFault.at }) })),
      };
    });
  }
}

const provenanceOf = ({ system, heard }: HeardCatalogue) => {
  if (!heard.heard) return notHeard(system, heard.fault.kind);
  return heard.staleBecause === undefined ? fresh(system, heard.asOf) : stale(system, heard.asOf, heard.staleBecause);
};
