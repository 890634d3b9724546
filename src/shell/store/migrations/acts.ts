import { Migration } from '@mikro-orm/migrations';

/** Each matter of an application has a life of its own; acts on it write letters, run clocks, and are followed until they are answered. */
export class Acts extends Migration {
  override up(): void {
    this.addSql(`alter table application drop constraint application_state_check`);
    this.addSql(`alter table application add constraint application_state_check check (state in (
      'SUBMITTED','CALLED_TO_COMPLETE','ASSIGNED','NEEDS_RECORDED','PLAN_DRAFTED','IN_REALISATION','FORWARDED','CLOSED','LEFT_WITHOUT_RECOGNITION','WITHDRAWN'))`);
    this.addSql(`alter table application
      add received_order bigint, add defects text[] not null default '{}', add escalated boolean not null default false, add forwarded_by jsonb,
      add places jsonb not null default '{}'`);
    this.addSql(`update application set received_order = (extract(epoch from received_at) * 1000000)::bigint`);
    this.addSql(`alter table application alter received_order set not null`);
    this.addSql(`create index on application (tenant, received_order desc, id)`);
    this.addSql(`create index on application (tenant, received_order) where escalated`);
    this.addSql(`create index on application (tenant, received_order) where finding ->> 'outcome' = 'EMERGENCY'`);
    this.addSql(`create table application_part (
      id uuid primary key, application_id uuid not null references application deferrable initially deferred, place int not null, matter text not null,
      mode text, unit text, territory text,
      state text not null check (state in ('OPEN','ASSIGNED','FORWARDED','SENT_BACK','DISPUTED','TAKEN_OVER','SEPARATED','RETURNED','INFORMED')),
      unique (application_id, matter))`);
    this.addSql(PARTS_OF_OLD_APPLICATIONS);
    this.addSql(`create table forwarding (
      id uuid primary key, tenant text not null, application_id uuid not null references application deferrable initially deferred, matters text[] not null,
      mode text not null, unit text not null, territory text, state text not null check (state in ('SENT','ACKNOWLEDGED','REFUSED')),
      sent_at timestamptz not null, answered_at timestamptz, reason text, version int not null default 1)`);
    this.addSql(`create index on forwarding (application_id)`);
    this.addSql(`create index on forwarding (tenant, unit, sent_at desc, id)`);
    this.addSql(`create table dispute (
      id uuid primary key, application_id uuid not null references application deferrable initially deferred, matter text not null,
      body text not null, statute text not null, declared_at timestamptz not null, settled_at timestamptz, competent text check (competent in ('OURS','THEIRS')))`);
    this.addSql(`create index on dispute (application_id)`);
    this.addSql(`create table letter (
      id uuid primary key, tenant text not null, application_id uuid not null references application deferrable initially deferred,
      forwarding_id uuid references forwarding deferrable initially deferred, kind text not null, addressee jsonb not null, matters text[] not null,
      subject text not null, body text not null, written_at timestamptz not null, sequence int not null, written_by text not null, days int)`);
    this.addSql(`create index on letter (application_id)`);
    this.addSql(`create table dispatch (
      id uuid primary key, tenant text not null, application_id uuid not null references application deferrable initially deferred,
      letter_id uuid not null references letter deferrable initially deferred, channel text not null,
      state text not null check (state in ('QUEUED','SENDING','SENT','REVIEW_REQUIRED','FAILED','UNDELIVERED','DELIVERED','DEEMED_DELIVERED','ABANDONED')),
      task_id text, message_id text, office_case_id text, office_sign text, evidence jsonb not null default '[]', sent_at timestamptz, delivered_on date,
      because text, attempts int not null default 0, next_at timestamptz not null, version int not null default 1)`);
    this.addSql(`create index on dispatch (letter_id)`);
    this.addSql(`create index dispatch_to_work_on on dispatch (next_at) where state in ('QUEUED','SENDING','SENT')`);
    this.addSql(`create index on dispatch (tenant, state)`);
    this.addSql(`create table deadline (
      id uuid primary key, tenant text not null, application_id uuid not null references application deferrable initially deferred, matter text,
      kind text not null, term text not null, started_on date not null, raw_end date not null, legal_end date not null, alarm date not null,
      pauses jsonb not null default '[]', extended_to date, met_on date, state text not null check (state in ('RUNNING','MET','CANCELLED')), version int not null default 1)`);
    this.addSql(`create index on deadline (application_id)`);
    this.addSql(`create index on deadline (tenant, alarm, id) where state = 'RUNNING'`);
    this.addSql(`create table contact (
      id uuid primary key, tenant text not null, channel text not null check (channel in ('EMAIL','PHONE')), at timestamptz not null, recorded_by text not null,
      caller jsonb not null, matters text[] not null, application_id uuid references application deferrable initially deferred, answered_at timestamptz)`);
    this.addSql(`create index on contact (tenant, at desc, id)`);
    this.addSql(`do $$ begin
      if exists (select from pg_roles where rolname = 'hub') then
        grant select, insert, update on application_part, forwarding, dispute, letter, dispatch, deadline, contact to hub;
      end if; end $$`);
  }
}

/** An application that was received before: its matters are where it is. */
const PARTS_OF_OLD_APPLICATIONS = `
  insert into application_part (id, application_id, place, matter, mode, unit, territory, state)
  select gen_random_uuid(), a.id, m.place - 1, m.matter, f.part ->> 'mode', f.part ->> 'unit', f.part ->> 'territory',
    case when a.state = 'SUBMITTED' then 'OPEN'
         when a.state = 'FORWARDED' then case when f.part ->> 'mode' in ('KPA65', 'ART38_GMINA', 'EMERGENCY') then 'FORWARDED' else 'OPEN' end
         when f.part ->> 'mode' in ('INTERNAL', 'EMERGENCY') then 'ASSIGNED' else 'OPEN' end
  from application a
  cross join lateral unnest(a.matters) with ordinality as m (matter, place)
  left join lateral (select part from jsonb_array_elements(a.finding -> 'parts') as part where part ->> 'matter' = m.matter limit 1) f on true`;
