import { DriverException, LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../core/access/actor.js';
import { may, type Permission } from '../../core/access/permissions.js';
import type { Fact } from '../../vocabulary/fact.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { recordAudit, type AuditEntry } from '../audit/entry.js';
import { appendFacts, type FactRows } from '../outbox/append.js';
import { ApplicationRow } from '../store/case-tables.js';
import type { Orm } from '../store/orm.js';

/** One transaction of one actor. All of it is saved, or none. */
export interface Work {
  readonly em: EntityManager;
  readonly actor: Actor;
  readonly now: Date;
  may(permission: Permission): boolean;
  /** Records what was asked for and what came of it, refusals too, and hands the outcome back. */
  audit<O extends Outcome<unknown>>(act: Pick<AuditEntry, 'action' | 'objectType' | 'objectId' | 'subjectId'>, outcome: O): O;
  append(facts: readonly Fact[], rows: FactRows): void;
  /** The application of the actor's tenant, locked until the end: whoever changes a case, its plan or its referrals, holds it first. */
  findApplication(id: string): Promise<ApplicationRow | null>;
}

export interface Who {
  readonly actor: Actor;
  readonly correlationId: string;
}

/** Runs a command in a transaction; what is refused is returned, so that its audit entry stays. */
export type InOneTransaction = <T>(who: Who, command: (work: Work) => Promise<Outcome<T>>) => Promise<Outcome<T>>;

/** PostgreSQL asks for another try: serialization failure, deadlock. */
const TRY_AGAIN = new Set(['40001', '40P01']);
const TRIES = 3;

export function inOneTransaction(orm: Orm, clock: () => Date, committed: () => void): InOneTransaction {
  return async ({ actor, correlationId }, command) => {
    for (let tries = 1; ; tries += 1) {
      try {
        const outcome = await orm.em.fork().transactional((em) => command(workOf(em, actor, clock(), correlationId)));
        committed();
        return outcome;
      } catch (error) {
        if (tries === TRIES || !(error instanceof DriverException) || !TRY_AGAIN.has(error.code ?? '')) throw error;
      }
    }
  };
}

const workOf = (em: EntityManager, actor: Actor, now: Date, correlationId: string): Work => ({
  em, actor, now,
  may: (permission) => may(actor, permission),
  audit: (act, outcome) => {
    recordAudit(em, { ...act, actor, at: now, correlationId, result: outcome.ok ? 'DONE' : outcome.refusals[0].code });
    return outcome;
  },
  append: (facts, rows) => appendFacts(em, facts, rows, actor.tenant, now),
  findApplication: (id) => em.findOne(ApplicationRow, { id, tenant: actor.tenant }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
});
