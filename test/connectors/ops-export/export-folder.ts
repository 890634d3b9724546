import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connector, Heard } from '../../../connectors/connector.js';
import { opsExportConnector } from '../../../connectors/ops/export/client.js';
import { type Night, publishExport } from '../../../connectors/ops/export/simulator.js';
import type { SyntheticPerson } from '../../../connectors/synthetic-person.js';
import type { SocialAssistancePart } from '../../../src/core/residents/parts.js';
import { parseLocalDate } from '../../../src/vocabulary/local-date.js';
import { type PersonIdentifier, identifierKey } from '../../../src/vocabulary/person-identifier.js';
import { JAN, OLENA, ZANETA, ask, person } from '../transport-soap/questions.js';

/** The night of the first export, and an hour that is the same everywhere in Poland's winter. */
export const NIGHT = new Date('2026-11-23T02:10:00+01:00');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const after = (milliseconds: number): Date => new Date(NIGHT.getTime() + milliseconds);

const benefit = (name: string, monthlyAmountGrosz: number) => ({ name, area: 'PS' as const, monthlyAmountGrosz, from: parseLocalDate('2026-01-01')! });
export const PEOPLE: readonly SyntheticPerson[] = [
  person(ZANETA, { ops: { benefits: [benefit('Zasiłek stały; "część" 1', 123_456), benefit('Zażółć gęślą jaźń', 5)], lastInterviewOn: parseLocalDate('2026-03-14')! } }),
  person(OLENA, { ops: { benefits: [] } }),
  person(JAN),
];

/** A folder into which a simulated OPS exports, and a connector that reads it every 10 ms at a time of day that the test sets. */
export interface ExportFolder {
  readonly folder: string;
  readonly connector: Connector<'OPS'>;
  now: Date;
  publish(night: Partial<Night>, people?: readonly SyntheticPerson[]): Promise<string>;
  heard(identifier?: PersonIdentifier): Promise<Heard<SocialAssistancePart>>;
  /** Publishes and waits until the export has been refused; resolves with what is then heard of Żaneta. */
  refused(night: Partial<Night>): Promise<Heard<SocialAssistancePart> & { heard: true }>;
  /** Publishes and waits until the export is in use. */
  taken(night: Partial<Night>, people?: readonly SyntheticPerson[]): Promise<void>;
  close(): Promise<void>;
}

export function exportFolder(pollMilliseconds = 10): ExportFolder {
  const folder = mkdtempSync(join(tmpdir(), 'cus-hub-ops-'));
  const opened: ExportFolder = {
    folder,
    connector: opsExportConnector({ folder, pollMilliseconds, clock: () => opened.now }),
    now: after(HOUR),
    publish: (night, people = PEOPLE) => publishExport(folder, people, { madeAt: NIGHT, ...night }),
    heard: async (identifier = ZANETA) => (await opened.connector.personParts!([identifier], ask())).get(identifierKey(identifier))!,
    async refused(night) {
      await opened.publish(night);
      return eventually(async () => {
        const heard = await opened.heard();
        if (!heard.heard) throw new Error(`nothing is in use: ${heard.fault.kind}`);
        return heard.staleBecause ? heard : undefined;
      });
    },
    async taken(night, people = PEOPLE) {
      await opened.publish(night, people);
      await eventually(async () => {
        const heard = await opened.heard(people[0]!.identifier);
        return heard.heard && heard.asOf.getTime() === (night.madeAt ?? NIGHT).getTime() && (heard.staleBecause === undefined || undefined);
      });
    },
    async close() {
      await opened.connector.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return opened;
}

/** The first result that is not undefined or false, within twenty seconds. */
export async function eventually<T>(look: () => Promise<T | false | undefined>): Promise<T> {
  const until = performance.now() + 20_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > until) throw new Error('it did not happen within twenty seconds');
    await sleep(5);
  }
}
