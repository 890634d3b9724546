import { Migration } from '@mikro-orm/migrations';

/** Who applies and whose account filed it, beside whom it is about: a carer's case is the carer's to read and to withdraw. */
export class Applicants extends Migration {
  override up(): void {
    this.addSql(`alter table application add applicant_id uuid references resident deferrable initially deferred, add account text`);
    this.addSql(`update application set applicant_id = resident_id where applicant ->> 'capacity' = 'PERSON_CONCERNED'`);
    this.addSql(`update application set account = submitted_by where channel = 'ACCOUNT'`);
    this.addSql(`create index on application (applicant_id)`);
    this.addSql(`create index on application (tenant, account) where account is not null`);
  }
}
