import { MikroORM, UnderscoreNamingStrategy } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type PostgreSqlDriver } from '@mikro-orm/postgresql';
import { ApplicationRow, NeedRow, PlanItemRow, PlanRow, ReferralRow } from './case-tables.js';
import { ContactRow } from './contact-tables.js';
import { DeadlineRow } from './deadline-tables.js';
import { DisputeRow, ForwardingRow, PartRow } from './forwarding-tables.js';
import { IdentityDecisionRow, IdentityReviewRow, KnownPersonRow } from './identity-tables.js';
import { DispatchRow, LetterRow } from './letter-tables.js';
import { Acts } from './migrations/acts.js';
import { Applicants } from './migrations/applicants.js';
import { Dispatching } from './migrations/dispatch.js';
import { First } from './migrations/first.js';
import { Identity } from './migrations/identity.js';
import { LeftParts } from './migrations/left-parts.js';
import { ProviderRow, ResidentRow } from './party-tables.js';
import { AuditRow, InboxRow, JournalRow } from './record-tables.js';

export type Orm = MikroORM<PostgreSqlDriver>;

const CONNECTIONS = { min: 0, max: 16 };

const settings = (url: string) => defineConfig({
  clientUrl: url,
  entities: [
    ApplicationRow, PartRow, ForwardingRow, DisputeRow, LetterRow, DispatchRow, DeadlineRow, ContactRow, NeedRow, PlanRow, PlanItemRow, ReferralRow, ResidentRow, ProviderRow, AuditRow, JournalRow, InboxRow,
    IdentityDecisionRow, IdentityReviewRow, KnownPersonRow,
  ],
  namingStrategy: UnderscoreNamingStrategy,
  pool: CONNECTIONS,
  forceUtcTimezone: true,
  // A request that hangs on the database is worse than one that fails: it holds a connection that others need.
  driverOptions: { statement_timeout: 10_000, idle_in_transaction_session_timeout: 15_000, connectionTimeoutMillis: 5_000 },
  logger: () => undefined, // what the library wants to say can hold values of rows
  extensions: [Migrator],
  migrations: { migrationsList: [{ name: '001-first', class: First }, { name: '002-identity', class: Identity }, { name: '003-acts', class: Acts }, { name: '004-dispatch', class: Dispatching }, { name: '005-applicants', class: Applicants }, { name: '006-left-parts', class: LeftParts }], snapshot: false },
});

export const openOrm = (url: string): Promise<Orm> => MikroORM.init(settings(url));

/** Brings the schema up to date, as its owner. Safe when several processes start at once: the first one does it. */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const orm = await openOrm(ownerUrl);
  try {
    return await orm.em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(18501, 1)');
      const done = await orm.migrator.up();
      return done.map(({ name }) => name);
    });
  } finally {
    await orm.close(true);
  }
}
