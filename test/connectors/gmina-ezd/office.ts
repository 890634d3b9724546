import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sent } from '../../../connectors/connector.js';
import { type EzdAddress, type EzdOffice, ezdOffice } from '../../../connectors/gmina/ezd/client.js';
import { type EzdKnobs, ezdSimulator, type EzdWish, TOKEN_PATH } from '../../../connectors/gmina/ezd/simulator.js';
import type { Simulator } from '../../../connectors/transport/knobs.js';
import type { OfficeCase, OutgoingFile } from '../../../src/core/letters/outgoing.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { ask, opened } from '../health/running.js';

export const fixture = (name: string): Buffer => readFileSync(join(PROJECT_ROOT, 'connectors/gmina/ezd/fixtures', name));
export const fixtureJson = (name: string): unknown => JSON.parse(fixture(name).toString('utf8'));

export const ACCOUNT = {
  host: 'ezd.zielone-wzgorze.example', officeId: 'podmiot-zielone-wzgorze', keyId: 'klucz-7', key: 'klucz-na-niby', postId: 'stanowisko-hub',
  classes: { '5122': { listId: 'wykaz-5122', category: 'B10' } },
} as const;

export const CASE: OfficeCase = { title: 'Przekazanie podania według właściwości', reference: 'P-17' };
export const FILE: OutgoingFile = {
  name: 'zawiadomienie o przekazaniu.txt', contentType: 'text/plain', content: Buffer.from('Zażółć gęślą jaźń — Halina Kanarek\r\n--x\r\n'),
};
export const DAY = { from: new Date('2026-11-24T00:00:00Z'), until: new Date('2026-11-24T12:00:00Z') };

export const simulator = (wish: Partial<EzdWish> = {}): Promise<Simulator & EzdKnobs> => opened(ezdSimulator({ ...ACCOUNT, ...wish }));

export const officeAt = (url: string, more: Partial<EzdAddress> = {}): Promise<EzdOffice> =>
  opened(ezdOffice({ ...ACCOUNT, jrwa: '5122', url, tokenUrl: url + TOKEN_PATH, ...more, limits: { attemptMilliseconds: 1_500, failuresToOpen: 100, ...more.limits } }));

/** An office with a case, whose hub has a token. */
export async function workingOffice(wish: Partial<EzdWish> = {}) {
  const running = await simulator(wish);
  const office = await officeAt(running.url, { ...(wish.clock && { clock: wish.clock }) });
  const filed = await office.fileCase({ ...CASE, reference: 'P-0' }, ask());
  if (!filed.sent) throw new Error('the first case is opened');
  return { running, office, caseId: filed.value.caseId };
}

/** `SENT`, or what went wrong and whether it is certain that nothing was done. */
export const outcomeOf = (sent: Sent<unknown>): string => (sent.sent ? 'SENT' : `${sent.fault.kind} ${sent.certain ? 'certain' : 'uncertain'}`);

/** A clock that a test moves. */
export function clockAt(start: string) {
  let now = new Date(start).getTime();
  return { clock: () => new Date(now), forward: (seconds: number) => { now += seconds * 1_000; } };
}
