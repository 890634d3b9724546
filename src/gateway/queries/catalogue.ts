import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { Provider } from '../../../schema/types/provider.js';
import { RefusedRecord, ServiceConnection } from '../../../schema/types/service.js';
import { SourceSystemStatus } from '../../../schema/types/system.js';
import { byName, refusedOf, servicesOf, type HeardCatalogue } from '../../../connectors/sources.js';
import { notHeard, provenanceOf } from '../../core/residents/provenance.js';
import { ProviderRow } from '../../shell/store/party-tables.js';
import { SOURCE_SYSTEM_NAMES, SOURCE_SYSTEMS } from '../../vocabulary/source-system.js';
import { permitted, whoActs, type Context } from '../context.js';
import { fromCursor, pageSize, toConnection, toCursor } from '../page.js';

@Resolver()
export class CatalogueQueries {
  @Query(() => ServiceConnection, { description: 'Katalog usług: what NGOs and health providers offer, by name.' })
  async services(
    @Arg('text', () => String, { nullable: true, description: 'Part of the name of the service or of its provider.' }) text: string | undefined,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this cursor.' }) after: string | undefined,
    @Ctx() context: Context,
  ): Promise<ServiceConnection> {
    whoActs(context);
    const size = pageSize(first);
    const [afterName, afterId] = !after ? [] : fromCursor(after, /^.{1,500}$/s, /^.{1,500}$/s);
    const wanted = text?.toLocaleLowerCase('pl') ?? '';
    const catalogues = await context.hub.sources.catalogues(context);
    const services = servicesOf(catalogues).filter(({ id, name, provider }) =>
      `${name}\n${provider.name}`.toLocaleLowerCase('pl').includes(wanted)
      && (afterName === undefined || byName({ name, id }, { name: afterName, id: afterId! }) > 0));
    const page = toConnection(services.slice(0, size + 1), size, (service) => service, ({ id, name }) => toCursor([name, id]));
    return { ...page, edges: [...page.edges], provenance: catalogues.map(cataloguedBy) };
  }

  @Query(() => [RefusedRecord], { description: 'Odrzucone rekordy: what the catalogues say that cannot be believed, and why. The rest of their documents was imported.' })
  async refusedRecords(@Ctx() context: Context): Promise<readonly RefusedRecord[]> {
    permitted(context, 'system.read');
    return refusedOf(await context.hub.sources.catalogues(context));
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
      const { operations = [], attention = [], maintenance = [], maintenanceUntil, limits } = connector?.health() ?? {};
      return {
        system, name: SOURCE_SYSTEM_NAMES[system], connected: connector !== undefined, ...(connector && { adapter: connector.adapter }), attention, maintenance, maintenanceUntil, limits,
        operations: operations.map(({ lastFault, ...operation }) => ({ ...operation, ...(lastFault && { lastFault: lastFault.kind, lastFaultAt: lastFault.at }) })),
      };
    });
  }
}

const cataloguedBy = ({ system, heard }: HeardCatalogue) => (heard.heard ? provenanceOf(system, heard) : notHeard(system, heard.fault));
