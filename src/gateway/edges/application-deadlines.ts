import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Application } from '../../../schema/types/case.js';
import { Deadline } from '../../../schema/types/deadline.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { Context } from '../context.js';
import { showApplication, showDeadline, type ShownApplication } from '../to-graph.js';

/** The clocks of a case, and the case of a clock. */
@Resolver(() => Application)
export class ApplicationDeadlines {
  @FieldResolver(() => [Deadline], { description: 'Terminy w sprawie, those that have ended too; the earliest alarm first.' })
  async deadlines(@Root() { id }: ShownApplication, @Ctx() context: Context): Promise<Deadline[]> {
    const rows = await context.load.deadlinesOfApplication.load(id);
    const today = warsawDate(context.hub.clock());
    return rows.toSorted((a, b) => a.alarm.localeCompare(b.alarm)).map((row) => showDeadline(row, today));
  }
}

@Resolver(() => Deadline)
export class DeadlineApplication {
  @FieldResolver(() => Application, { description: 'Wniosek.' })
  async application(@Root() { applicationId }: Deadline, @Ctx() context: Context): Promise<Application> {
    return showApplication((await context.load.application.load(applicationId))!);
  }
}
