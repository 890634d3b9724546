import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Application } from '../../core/applications/application.js';
import type { ApplicationPart } from '../../core/applications/part.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { PartRow } from '../store/forwarding-tables.js';
import type { Channel } from '../../core/routing/facts.js';
import type { Work } from './work.js';

/** An application as the core sees it, with the rows that keep it. Its row is locked until the end of the transaction. */
export interface CaseFile {
  readonly row: ApplicationRow;
  readonly partRows: readonly PartRow[];
  readonly application: Application;
}

/** Undefined: there is none in the actor's tenant. */
export async function openCaseFile(work: Work, id: string): Promise<CaseFile | undefined> {
  const row = await work.findApplication(id);
  if (!row) return undefined;
  const partRows = await work.em.find(PartRow, { applicationId: id }, { orderBy: { place: 'asc' } });
  return { row, partRows, application: { ...row, unit: row.unit ?? null, receivedOn: warsawDate(row.receivedAt), channel: row.channel as Channel, parts: partRows.map(toPart) } };
}

const toPart = ({ matter, mode, unit, territory, state }: PartRow): ApplicationPart => ({ matter, mode: mode ?? null, unit: unit ?? null, territory: territory ?? null, state });

/** The rows after an act: state, unit, defects and parts as the core left them. */
export function saveCaseFile({ row, partRows }: CaseFile, { state, unit, defects, parts }: Application): void {
  Object.assign(row, { state, unit, defects: [...defects] });
  for (const part of parts) Object.assign(partRows.find(({ matter }) => matter === part.matter)!, part);
}

/** The parts of an application that is new. */
export function addParts(em: EntityManager, applicationId: string, parts: readonly ApplicationPart[]): void {
  for (const [place, part] of parts.entries()) em.persist(em.create(PartRow, { id: randomUUID(), applicationId, place, ...part }));
}
