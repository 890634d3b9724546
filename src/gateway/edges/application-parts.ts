import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Application } from '../../../schema/types/case.js';
import { ApplicationPart, Dispute, Forwarding } from '../../../schema/types/forwarding.js';
import type { Context } from '../context.js';
import { showForwarding, showPart, type ShownApplication } from '../to-graph.js';

/** Where each matter of an application is. */
@Resolver(() => Application)
export class ApplicationParts {
  @FieldResolver(() => [ApplicationPart], { description: 'Sprawy wniosku, in its order, and where each of them is.' })
  async parts(@Root() { id }: ShownApplication, @Ctx() context: Context): Promise<ApplicationPart[]> {
    return (await context.load.partsOfApplication.load(id)).toSorted((a, b) => a.place - b.place).map(showPart);
  }

  @FieldResolver(() => [Forwarding], { description: 'Przekazania, oldest first.' })
  async forwardings(@Root() { id }: ShownApplication, @Ctx() context: Context): Promise<Forwarding[]> {
    return (await context.load.forwardingsOfApplication.load(id)).toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime()).map(showForwarding);
  }

  @FieldResolver(() => [Dispute], { description: 'Spory o właściwość, oldest first.' })
  async disputes(@Root() { id }: ShownApplication, @Ctx() context: Context): Promise<Dispute[]> {
    return (await context.load.disputesOfApplication.load(id)).toSorted((a, b) => a.declaredAt.getTime() - b.declaredAt.getTime());
  }
}
