import { Migration } from '@mikro-orm/migrations';

/** What following a letter needs: how far its filing in EZD has come, what the office has registered since, and until when its register was read. */
export class Dispatching extends Migration {
  override up(): void {
    this.addSql(`alter table dispatch add files_filed int not null default 0, add office_entries jsonb not null default '[]'`);
    this.addSql(`drop index dispatch_to_work_on`);
    this.addSql(`create index dispatch_to_work_on on dispatch (tenant, channel, state, next_at) where state in ('QUEUED','SENDING','SENT')`);
    this.addSql(`create index on dispatch (tenant, office_case_id) where office_case_id is not null`);
    this.addSql(`create table office_register (tenant text primary key, seen_until timestamptz not null, next_at timestamptz not null)`);
    this.addSql(`do $$ begin
      if exists (select from pg_roles where rolname = 'hub') then
        grant select, insert, update on office_register to hub;
      end if; end $$`);
  }
}
