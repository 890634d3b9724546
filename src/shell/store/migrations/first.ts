import { Migration } from '@mikro-orm/migrations';

/**
 * The tables of the first release. References are checked at commit: rows name each other by id, and the unit of work
 * writes them in an order of its own. The application's role may only add to `audit`; a trigger refuses every
 * change, and only the owner of the table could switch it off.
 */
export class First extends Migration {
  override up(): void {
    this.addSql(`create table resident (
      id uuid primary key, tenant text not null, identifier_digest text not null, created_at timestamptz not null,
      unique (tenant, identifier_digest))`);
    this.addSql(`create table provider (
      id uuid primary key, tenant text not null, code text not null, name text not null, catalogue_id text not null,
      kind text not null, basis text not null, registered_at timestamptz not null,
      unique (tenant, code), unique (tenant, catalogue_id))`);
    this.addSql(`create sequence provider_code`);
    this.addSql(`create sequence application_number`);
    this.addSql(`create table application (
      id uuid primary key, tenant text not null, number text not null,
      state text not null check (state in ('SUBMITTED','ASSIGNED','NEEDS_RECORDED','PLAN_DRAFTED','IN_REALISATION','FORWARDED')),
      channel text not null, received_at timestamptz not null, matters text[] not null, applicant jsonb not null, person jsonb not null,
      resident_id uuid not null references resident deferrable initially deferred, submitted_by text not null, idempotency_key text, content_digest text not null,
      finding jsonb not null, unit text, sequence int not null default 0, version int not null default 1,
      unique (tenant, number), unique (tenant, submitted_by, idempotency_key))`);
    this.addSql(`create index on application (tenant, received_at desc, id)`);
    this.addSql(`create index on application (resident_id)`);
    this.addSql(`create table need (
      id uuid primary key, application_id uuid not null references application deferrable initially deferred, area int not null check (area between 1 and 14),
      description text not null, recorded_at timestamptz not null)`);
    this.addSql(`create index on need (application_id)`);
    this.addSql(`create table plan (
      id uuid primary key, application_id uuid not null unique references application deferrable initially deferred,
      state text not null check (state in ('DRAFT','APPROVED')),
      "from" date not null, until date not null, due_on date not null, approved_at timestamptz, version int not null default 1)`);
    this.addSql(`create table plan_item (
      id uuid primary key, plan_id uuid not null references plan deferrable initially deferred, need_id uuid not null references need deferrable initially deferred,
      service_id text not null, service_name text not null, catalogue_provider_id text not null, catalogue_provider_name text not null,
      state text not null check (state in ('PLANNED','REFERRED','CLOSED')))`);
    this.addSql(`create index on plan_item (plan_id)`);
    this.addSql(`create table referral (
      id uuid primary key, tenant text not null, application_id uuid not null references application deferrable initially deferred, plan_id uuid not null references plan deferrable initially deferred,
      plan_item_id uuid not null references plan_item deferrable initially deferred, provider_id uuid not null references provider deferrable initially deferred, service_id text not null,
      state text not null check (state in ('REQUESTED','ACCEPTED','IN_PROGRESS','COMPLETED')),
      answer_by date not null, issued_at timestamptz not null, started_on date, completed_on date, outcome text,
      sequence int not null default 0, version int not null default 1)`);
    this.addSql(`create index on referral (plan_item_id)`);
    this.addSql(`create index on referral (tenant, issued_at desc, id)`);
    this.addSql(`create index on referral (provider_id, issued_at desc, id)`);
    this.addSql(`create table audit (
      id bigint generated always as identity primary key, at timestamptz not null, tenant text not null,
      actor_id text not null, actor_role text not null, action text not null, object_type text not null, object_id text,
      subject_id uuid, purpose text, basis text, case_id text, opened text[] not null, result text not null, correlation_id text not null)`);
    this.addSql(`create index on audit (subject_id, id desc) where subject_id is not null`);
    this.addSql(`create function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception 'this table is insert-only'; end $$`);
    this.addSql(`create trigger audit_is_insert_only before update or delete or truncate on audit
      for each statement execute function refuse_change()`);
    this.addSql(`create table journal (
      id bigint generated always as identity primary key, event_id uuid not null unique, tenant text not null, type text not null,
      aggregate_id uuid not null, aggregate_sequence int not null, application_id uuid not null, plan_id uuid, plan_item_id uuid,
      referral_id uuid, provider_id uuid, state text not null, detail text, at timestamptz not null,
      position bigint unique, lane text, published_at timestamptz,
      unique (aggregate_id, aggregate_sequence))`);
    this.addSql(`create index journal_to_number on journal (id) where position is null`);
    this.addSql(`create index journal_to_publish on journal (lane, position) where lane is not null and published_at is null`);
    this.addSql(`create index on journal (application_id, position)`);
    this.addSql(`create table inbox (
      source text not null, event_id text not null, received_at timestamptz not null, type text not null, body_digest text not null,
      status text not null check (status in ('APPLIED','REJECTED')), reason text, primary key (source, event_id))`);
    // Where the application has a role of its own, it gets what it needs and no more.
    this.addSql(`do $$ begin
      if exists (select from pg_roles where rolname = 'hub') then
        grant select, insert, update on resident, provider, application, need, plan, plan_item, referral, journal, inbox to hub;
        grant select, insert on audit to hub;
        grant usage on all sequences in schema public to hub;
      end if; end $$`);
  }

  override down(): void {
    this.addSql('drop table inbox, journal, audit, referral, plan_item, plan, need, application, provider, resident');
    this.addSql('drop sequence provider_code, application_number');
    this.addSql('drop function refuse_change');
  }
}
