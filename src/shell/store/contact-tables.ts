import { defineEntity, p } from '@mikro-orm/core';

/** What is no application (k.p.a. art. 63 § 1): an e-mail, a call. Kept so that somebody asks for an application. */
const ContactTable = defineEntity({
  name: 'ContactRow', tableName: 'contact',
  properties: {
    id: p.uuid().primary(),
    tenant: p.string(),
    channel: p.string().$type<'EMAIL' | 'PHONE'>(),
    at: p.datetime(),
    recordedBy: p.string(),
    /** Personal data, as far as the person gave it. */
    caller: p.json<{ readonly name?: string; readonly phone?: string; readonly email?: string }>(),
    /** What it is about, by code, where the clerk knows. */
    matters: p.array<string>(),
    /** The application that came of it. */
    applicationId: p.uuid().nullable(),
    answeredAt: p.datetime().nullable(),
  },
});
export class ContactRow extends ContactTable.class {}
ContactTable.setClass(ContactRow);
