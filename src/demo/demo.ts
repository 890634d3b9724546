import type { Role } from '../core/access/actor.js';
import { isUnit, UNITS } from '../core/law/units.js';
import type { Centre } from '../core/routing/facts.js';
import { startChild, type Child } from './child.js';
import { DEMO_CENTRE, DEMO_PROVIDERS, DEMO_TENANT, SAMPLE_PROVIDER } from './demo-centre.js';
import type { DemoIssuer, DemoTokenWish } from './demo-issuer.js';
import { graphClient, type GraphClient } from './graph-client.js';

const HOUR_SECONDS = 3_600;

/** Longer than a demo runs; the sample program does not renew its token. */
const PROGRAM_LIFETIME_SECONDS = 30 * 24 * HOUR_SECONDS;

interface DemoTokenMore extends Partial<Pick<DemoTokenWish, 'provider' | 'unit' | 'territory' | 'resident' | 'subject' | 'lifetimeSeconds'>> {}

/** As much of a centre as its tokens tell. */
export interface TokenPlace {
  readonly tenant: string;
  readonly centre: Pick<Centre, 'gminas'>;
}

const DEMO_PLACE: TokenPlace = { tenant: DEMO_TENANT, centre: DEMO_CENTRE };

/** A token of a role in the demo gmina, or in the one given. A provider is the sample one, and a unit the labour office, where nobody says otherwise. */
export const demoToken = (issuer: DemoIssuer, role: Role, more: DemoTokenMore = {}, { tenant, centre } = DEMO_PLACE): Promise<string> =>
  issuer.issue({ role, tenant, lifetimeSeconds: HOUR_SECONDS, ...(role === 'provider' && { provider: SAMPLE_PROVIDER }),
    ...(role === 'unit' && { unit: 'PUP', ...territoryOf(more.unit ?? 'PUP', centre) }), ...(more.resident !== undefined && { subject: `demo-resident-${more.resident}` }), ...more });

/** The unit of that gmina: at the level at which that unit works. */
function territoryOf(unit: string, { gminas: [gmina] }: TokenPlace['centre']): { territory?: string } {
  const lengths = { gmina: 7, powiat: 4, wojewodztwo: 2, state: 0 };
  const territory = isUnit(unit) ? gmina!.slice(0, lengths[UNITS[unit].level]) : '';
  return territory === '' ? {} : { territory };
}

/** Clients of the running demo, one for each role. */
export const clientsOf = (graphUrl: string, issuer: DemoIssuer) => (role: Role): GraphClient => graphClient(graphUrl, () => demoToken(issuer, role));

/** Registers the demo's providers through the public graph. True when this was the first start. */
export async function registerDemoProviders(administrator: GraphClient): Promise<boolean> {
  const { providers } = await administrator.ask<{ providers: readonly { catalogueId: string }[] }>('{ providers { catalogueId } }');
  for (const input of DEMO_PROVIDERS) {
    if (providers.some(({ catalogueId }) => catalogueId === input.catalogueId)) continue;
    const { registerProvider } = await administrator.ask<{ registerProvider: { userErrors: readonly { code: string }[] } }>(
      'mutation ($input: RegisterProviderInput!) { registerProvider(input: $input) { userErrors { code } } }', { input });
    if (registerProvider.userErrors.length > 0) throw new Error(`a provider of the demo was refused: ${registerProvider.userErrors[0]!.code}`);
  }
  return providers.length === 0;
}

/** Starts the sample provider's own program as a process of its own. */
export async function startProviderProgram(graphUrl: string, issuer: DemoIssuer, kafka: { brokers: readonly string[]; topicPrefix: string } | null): Promise<Child> {
  const child = startChild('provider-program.js', [], {
    HUB_GRAPH_URL: graphUrl, HUB_PROVIDER: SAMPLE_PROVIDER, KAFKA_BROKERS: kafka?.brokers.join(',') ?? '', KAFKA_TOPIC_PREFIX: kafka?.topicPrefix ?? '',
    HUB_TOKEN: await demoToken(issuer, 'provider', { subject: 'demo-provider-program', lifetimeSeconds: PROGRAM_LIFETIME_SECONDS }),
  });
  await child.ready;
  return child;
}
