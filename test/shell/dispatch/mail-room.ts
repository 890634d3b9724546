import { generateKeyPairSync } from 'node:crypto';
import { gminaConnector } from '../../../connectors/gmina/client.js';
import { type EdoreczeniaKnobs, edoreczeniaSimulator, UA_API_FOLDER } from '../../../connectors/gmina/edoreczenia/simulator.js';
import { TOKEN_PATH as BOX_TOKEN_PATH } from '../../../connectors/gmina/edoreczenia/token-simulator.js';
import type { EzdAddress } from '../../../connectors/gmina/ezd/client.js';
import { type EzdKnobs, ezdSimulator, TOKEN_PATH as OFFICE_TOKEN_PATH } from '../../../connectors/gmina/ezd/simulator.js';
import { type Sources, sourcesOf } from '../../../connectors/sources.js';
import type { Simulator } from '../../../connectors/transport/knobs.js';
import type { LetterKind } from '../../../src/core/letters/letter.js';
import { DEMO_OFFICE, DEMO_TENANT } from '../../../src/demo/demo-centre.js';
import { callToComplete } from '../../../src/shell/commands/call-to-complete.js';
import { inOneTransaction } from '../../../src/shell/commands/work.js';
import { writeLetter } from '../../../src/shell/commands/write-letter.js';
import { DISPATCH_PACE, type DispatchParts } from '../../../src/shell/dispatch/dispatch-parts.js';
import { dispatchDue } from '../../../src/shell/dispatch/worker.js';
import { DispatchRow } from '../../../src/shell/store/letter-tables.js';
import { openOrm } from '../../../src/shell/store/orm.js';
import { parseAde } from '../../../src/vocabulary/ade.js';
import { actor, type Cases, get, NOW, openCases, submission, submitting } from '../../case-builder.js';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** That a call in these tests gives, and more than the law asks for. */
const CALL_DAYS = 10;
const OWN = parseAde('AE:PL-10001-20002-ABCDE-99')!;
/** Of a resident who does not exist. */
export const RESIDENT_ADE = parseAde('AE:PL-10001-20002-ABCDE-55')!;
const CLASSES = { '5122': { listId: 'wykaz-5122', category: 'B10' }, '5123': { listId: 'wykaz-5123', category: 'B5' } } as const;
const OFFICE = { host: 'ezd.gmina.example', officeId: 'podmiot-1', keyId: 'klucz', key: 'na-niby', postId: 'stanowisko-1', classes: CLASSES };
const LIMITS = { attemptMilliseconds: 1_000, failuresToOpen: 1_000 };

/** A dispatch as tests look at it. */
export interface Seen {
  readonly id: string;
  readonly application_id: string;
  readonly letter_id: string;
  readonly channel: string;
  readonly state: string;
  readonly task_id: string | null;
  readonly office_case_id: string | null;
  readonly office_sign: string | null;
  readonly files_filed: number;
  readonly delivered: string | null;
  readonly because: string | null;
  readonly attempts: number;
  readonly evidence: readonly { readonly code: string }[];
  readonly office_entries: readonly { readonly number: number; readonly year: number }[];
}

/** A centre that writes letters, with a box of e-Doręczenia and an office's EZD, both real servers; its clock is moved by the test. */
export interface MailRoom {
  readonly cases: Cases;
  readonly box: Simulator & EdoreczeniaKnobs;
  readonly office: Simulator & EzdKnobs;
  /** What was logged as a warning. */
  readonly warned: readonly string[];
  readonly clock: () => Date;
  pass(milliseconds: number): void;
  /** One process of the hub at work: what is due now is done once. */
  work(parts?: Partial<DispatchParts>): Promise<number>;
  parts(changed?: Partial<DispatchParts>): DispatchParts;
  /** The same ways at another address. Whoever opens it closes it. */
  sourcesAt(url: string, officeUrl?: string, office?: Partial<EzdAddress>): Sources;
  /** Works and lets time pass, so often. */
  rounds(count: number, step?: number): Promise<void>;
  /** Writes a letter in a case of its own, and says which dispatch takes it. */
  letter(wish?: LetterWanted): Promise<string>;
  see(dispatch: string): Promise<Seen>;
  /** Types of the facts about the letters of this dispatch's case. */
  facts(dispatch: string): Promise<string[]>;
  close(): Promise<void>;
}

export interface LetterWanted {
  readonly kind?: LetterKind;
  /** To the applicant: without an address for electronic delivery on paper, or on the account where the application came from there. */
  readonly to?: 'PUP' | 'UG' | 'RESIDENT' | 'RESIDENT_ON_PAPER' | 'RESIDENT_ON_ACCOUNT';
}

export async function mailRoom(): Promise<MailRoom> {
  const cases = await openCases();
  const orm = await openOrm(cases.url);
  let now = NOW.getTime();
  const clock = () => new Date(now);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [box, office] = await Promise.all([
    edoreczeniaSimulator({ address: OWN, clientId: 'CUS-HUB', publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(), clock }), ezdSimulator({ ...OFFICE, clock }),
  ]);
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const sourcesAt: MailRoom['sourcesAt'] = (boxUrl, officeUrl = boxUrl, changed = {}) => sourcesOf([gminaConnector({
    url: officeUrl,
    edoreczenia: { url: `${boxUrl}${UA_API_FOLDER}`, address: OWN, tokenUrl: `${boxUrl}${BOX_TOKEN_PATH}`, clientId: 'CUS-HUB', key, clock, limits: LIMITS },
    ezd: { ...OFFICE, jrwa: '5122', clock, url: officeUrl, tokenUrl: `${officeUrl}${OFFICE_TOKEN_PATH}`, limits: LIMITS, ...changed },
  })]);
  const sources = sourcesAt(box.url, office.url);
  const warned: string[] = [];
  const parts: MailRoom['parts'] = (changed) => ({
    orm, sources, clock, tenant: DEMO_TENANT, run: inOneTransaction(orm, clock, () => undefined),
    pace: DISPATCH_PACE, warn: (what) => warned.push(what), ...changed,
  });
  const work: MailRoom['work'] = (changed) => dispatchDue(parts(changed));
  let serial = 0;
  return {
    cases, box, office, warned, clock, parts, work, sourcesAt,
    pass: (milliseconds) => { now += milliseconds; },
    async rounds(count, step = HOUR) {
      for (let i = 0; i < count; i += 1) {
        await work();
        now += step;
      }
    },
    letter: (wish = {}) => writtenIn(cases, wish, (serial += 1)),
    see: async (id) => (await cases.rows<Seen>('select *, delivered_on::text as delivered from dispatch where id = $1', [id]))[0]!,
    facts: async (id) => (await cases.rows<{ said: string }>(
      `select concat(type, ' ', detail) as said from journal where type like 'letter.%' and type <> 'letter.written'
        and application_id = (select application_id from dispatch where id = $1) order by aggregate_sequence`, [id])).map(({ said }) => said),
    async close() {
      await Promise.all([sources.close(), box.close(), office.close()]);
      await orm.close(true);
      await cases.close();
    },
  };
}

async function writtenIn(cases: Cases, { kind = 'COVER', to = 'PUP' }: LetterWanted, serial: number): Promise<string> {
  const { applicant } = submission(serial);
  const account = to === 'RESIDENT_ON_ACCOUNT';
  const { id } = get(await cases.run(actor(account ? 'resident' : 'clerk', account ? { id: 'account-1' } : {}), submitting(serial, {
    channel: account ? 'ACCOUNT' : 'PAPER',
    // an account signs for its resident, so that what it lacks is an address
    applicant: { ...applicant, ...(!(account && kind === 'CALL_64') && { address: 'ul. Lipowa 5, Zielone Wzgórze' }),
      ...(to === 'RESIDENT' && { ade: RESIDENT_ADE }), ...(kind === 'CALL_64' && !account && { signature: 'NONE' }) },
  })));
  if (kind === 'CALL_64') {
    get(await cases.run(actor('clerk'), (work) => callToComplete(work, id, { days: CALL_DAYS }, DEMO_OFFICE)));
    return (await cases.rows<{ id: string }>('select id from dispatch where application_id = $1', [id]))[0]!.id;
  }
  return get(await cases.run(actor('clerk'), async (work) => {
    const row = (await work.findApplication(id))!;
    const addressee = to === 'PUP' || to === 'UG' ? DEMO_OFFICE.units.find(({ unit }) => unit === to)! : 'APPLICANT';
    const [letter] = writeLetter(work, row, DEMO_OFFICE, { kind, matters: row.matters, to: addressee });
    await work.em.flush();
    return { ok: true, value: (await work.em.findOneOrFail(DispatchRow, { letterId: letter!.id })).id };
  }));
}
