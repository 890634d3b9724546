import { Migration } from '@mikro-orm/migrations';

/** Some matters of an application can be left without recognition while others go on, and what was passed on of a withdrawn one waits for no answer. */
export class LeftParts extends Migration {
  override up(): void {
    this.addSql(`set constraints all immediate`); // an earlier migration of the same transaction may have added rows, and a table with checks to come is not altered
    this.addSql(`alter table application_part drop constraint application_part_state_check`);
    this.addSql(`alter table application_part add constraint application_part_state_check check (state in (
      'OPEN','ASSIGNED','FORWARDED','SENT_BACK','DISPUTED','TAKEN_OVER','SEPARATED','RETURNED','INFORMED','LEFT'))`);
    this.addSql(`alter table forwarding drop constraint forwarding_state_check`);
    this.addSql(`alter table forwarding add constraint forwarding_state_check check (state in ('SENT','ACKNOWLEDGED','REFUSED','WITHDRAWN'))`);
    this.addSql(`update forwarding set state = 'WITHDRAWN' from application a where a.id = application_id and a.state = 'WITHDRAWN' and forwarding.state = 'SENT'`);
    this.addSql(`update application_part set state = 'LEFT' from application a where a.id = application_id and a.state = 'LEFT_WITHOUT_RECOGNITION' and application_part.state in ('OPEN','SENT_BACK')`);
  }
}
