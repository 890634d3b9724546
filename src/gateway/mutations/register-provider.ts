import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { servicesOf } from '../../../connectors/sources.js';
import { ProviderPayload } from '../../../schema/types/payload.js';
import { RegisterProviderInput } from '../../../schema/types/provider.js';
import { registerProvider } from '../../shell/commands/register-provider.js';
import { admittedByKrs } from '../admitted-by-krs.js';
import { whoActs, type Context } from '../context.js';
import { userErrorsOf } from '../to-graph.js';

@Resolver()
export class RegisterProvider {
  @Mutation(() => ProviderPayload, { description: 'Zarejestruj realizatora: an organisation of the catalogues can be referred to, and gets its pair of topics.' })
  async registerProvider(
    @Arg('input', () => RegisterProviderInput, { description: 'Realizator.' }) { catalogueId, kind, basis }: RegisterProviderInput, @Ctx() context: Context,
  ): Promise<ProviderPayload> {
    const who = whoActs(context);
    const services = servicesOf(await context.hub.sources.catalogues(context));
    const organisation = services.find(({ provider }) => provider.id === catalogueId)?.provider;
    const admitted = await admittedByKrs(organisation, 'catalogueId', context);
    const outcome = await context.hub.run(who, (work) => registerProvider(work, { organisation, admitted, kind, basis }));
    if (outcome.ok) context.hub.providersChanged();
    return { provider: outcome.ok ? outcome.value : null, userErrors: userErrorsOf(outcome) };
  }
}
