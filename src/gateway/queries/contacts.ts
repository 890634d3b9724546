import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { connectionOf, type Connection } from '../../../schema/types/connection.js';
import { Caller, Contact } from '../../../schema/types/contact.js';
import { LegalContextInput } from '../../../schema/types/legal.js';
import { ContactRow } from '../../shell/store/contact-tables.js';
import { permitted, type Context } from '../context.js';
import { legalContext } from '../legal.js';
import { beforePlace, INSTANT, pageSize, toConnection, toCursor } from '../page.js';
import { showContact, type ShownContact } from '../to-graph.js';

const ContactConnection = connectionOf('Contact', Contact, 'Kontakty, newest first.');

@Resolver(() => Contact)
export class ContactQueries {
  @Query(() => ContactConnection, { description: 'Kontakty: e-mails and calls that are no applications, newest first.' })
  async contacts(
    @Arg('open', () => Boolean, { nullable: true, description: 'Only those that nobody has answered, or only those that were; empty: both.' }) open: boolean | undefined,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this cursor.' }) after: string | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<Contact>> {
    const { tenant } = permitted(context, 'contact.read');
    const size = pageSize(first);
    const answered = typeof open === 'boolean' ? { answeredAt: open ? null : { $ne: null } } : {};
    const rows = await context.hub.orm.em.fork().find(ContactRow, { $and: [{ tenant, ...answered }, beforePlace(after, 'at', INSTANT)] }, {
      orderBy: [{ at: 'desc' }, { id: 'desc' }], limit: size + 1,
    });
    return toConnection(rows, size, showContact, ({ at, id }) => toCursor([at.toISOString(), id]));
  }

  @FieldResolver(() => Caller, { description: 'Kto się odezwał. Personal data: on what ground you open it stands in the audit.' })
  async caller(
    @Root() { row }: ShownContact, @Arg('legal', () => LegalContextInput, { description: 'On what ground.' }) legalInput: LegalContextInput, @Ctx() context: Context,
  ): Promise<Caller> {
    const actor = permitted(context, 'contact.read');
    const legal = legalContext(actor, legalInput);
    await context.load.reads.load({ actor, action: 'contact.read', objectType: 'contact', objectId: row.id, legal, opens: 'caller' });
    return row.caller;
  }
}
