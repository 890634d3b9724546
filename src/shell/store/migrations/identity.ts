import { Migration } from '@mikro-orm/migrations';

/** What is remembered of who is who: decisions, which are only added; questions for clerks; keys by which a person is found again. */
export class Identity extends Migration {
  override up(): void {
    this.addSql(`create table identity_decision (
      id bigint generated always as identity primary key, tenant text not null,
      resident_id uuid not null references resident deferrable initially deferred, system text not null, record_id text not null,
      "by" text not null check ("by" in ('HUB','CLERK')), act text not null, made jsonb, reason text, actor_id text, decided_at timestamptz not null,
      check (act in ('LINK','UNLINK') or "by" = 'CLERK' and act in ('NOT_THE_SAME','RECONSIDER')),
      check (("by" = 'CLERK') = (actor_id is not null)), check ((made is not null) = ("by" = 'HUB' and act = 'LINK')))`);
    this.addSql(`create index on identity_decision (resident_id, id)`);
    this.addSql(`create index on identity_decision (tenant, system, record_id, id)`);
    this.addSql(`create trigger identity_decision_is_insert_only before update or delete or truncate on identity_decision
      for each statement execute function refuse_change()`);
    this.addSql(`create table identity_review (
      id uuid primary key, tenant text not null, resident_id uuid not null references resident deferrable initially deferred,
      system text not null, record_id text not null, bits double precision not null, because text not null, compared text[] not null,
      found_at timestamptz not null, queued_at timestamptz not null, state text not null check (state in ('OPEN','DECIDED')))`);
    this.addSql(`create unique index on identity_review (resident_id, system, record_id) where state = 'OPEN'`);
    this.addSql(`create index on identity_review (tenant, queued_at, id) where state = 'OPEN'`);
    this.addSql(`create table known_person (
      key bigint not null, application_id uuid not null references application on delete cascade deferrable initially deferred,
      resident_id uuid not null references resident deferrable initially deferred, tenant text not null, primary key (key, application_id, resident_id))`);
    this.addSql(`create index on known_person (application_id)`);
    this.addSql(`do $$ begin
      if exists (select from pg_roles where rolname = 'hub') then
        grant select, insert on identity_decision, known_person to hub;
        grant select, insert, update on identity_review to hub;
        grant usage on all sequences in schema public to hub;
      end if; end $$`);
  }

  override down(): void {
    this.addSql('drop table known_person, identity_review, identity_decision');
  }
}
