import type { OfficeCase, OfficeRegistration, OutgoingFile } from '../../../src/core/letters/outgoing.js';
import { warsawDate } from '../../../src/vocabulary/local-date.js';
import type { Ask, CaseOffice, Heard, SourceHealth } from '../../connector.js';
import { hear, sendOnce } from '../../transport/hear.js';
import { SourceFailure } from '../../transport/source-failure.js';
import { attentionToClass, notSent } from './faults.js';
import { type Integrator, integrator, type IntegratorAddress } from './integrator.js';
import { isId, type NowaSprawa, parseDodanyDokument, parseSprawa, parseWpisRpw, parseZnalezionaSprawa } from './messages.js';
import { everyPage, PAGE_SIZE } from './pages.js';
import { caseUnder, titleWith, toRegistrations } from './translate.js';

/** A class of the archive schedule (JRWA) as this office's EZD knows it; the office's administrator tells both. */
export interface ArchiveClass {
  /** Id of the class in EZD (idWykaz). */
  readonly listId: string;
  /** Archive category (kategoria archiwalna): `B10`, `BE5`, `A`. */
  readonly category: string;
}

export interface EzdAddress extends IntegratorAddress {
  /** Classes in which the hub may open cases, by their digits, and the one in which it does. */
  readonly classes: Readonly<Record<string, ArchiveClass>>;
  readonly jrwa: string;
}

export interface EzdOffice extends CaseOffice {
  /**
   * Looks for the case whose filing was left uncertain. Undefined value: EZD's search by title does not find it, which makes it
   * likely that it was not opened, and is no proof.
   */
  findCase(reference: string, ask: Ask): Promise<Heard<{ readonly caseId: string; readonly sign: string | null } | undefined>>;
  health(): SourceHealth;
  close(): Promise<void>;
}

/** Cases, documents and the register of incoming letters (RPW) of an office that works in EZD RP. */
export function ezdOffice({ classes, jrwa, ...address }: EzdAddress): EzdOffice {
  const ezd = integrator(address);
  const { clock = () => new Date(), officeId } = address;
  const archiveClass = Object.hasOwn(classes, jrwa) ? classes[jrwa] : undefined;
  return {
    fileCase: (officeCase, ask) => sendOnce(ezd.transport, 'ezd-case', async () => {
      if (!archiveClass) throw notSent();
      return openCase(ezd, toNowaSprawa(officeCase, archiveClass, clock()), officeId, ask);
    }),
    addDocument: (caseId, file, ask) => sendOnce(ezd.transport, 'ezd-document', () => putDocument(ezd, caseId, file, ask)),
    registrations: (window, ask) => hear(ezd.transport, 'ezd-registrations', () => lettersArrived(ezd, window, officeId, ask)),
    findCase: (reference, ask) => hear(ezd.transport, 'ezd-case-search', async () => {
      const { entries, asOf } = await everyPage(ezd, 'ezd-case-search', '/sprawy/_search', (pageNumber) =>
        ({ status: ALL_STATES, tytulSprawy: reference, pageInfo: { pageNumber, pageSize: PAGE_SIZE } }), parseZnalezionaSprawa, ask);
      const found = caseUnder(reference, entries);
      return { value: found && { caseId: found.idSprawa, sign: found.znak }, asOf };
    }),
    health: () => {
      const health = ezd.health();
      const attention = [...(health.attention ?? []), ...(archiveClass ? [] : [attentionToClass(jrwa)])];
      return { ...health, ...(attention.length > 0 && { attention }) };
    },
    close: () => ezd.close(),
  };
}

const ALL_STATES = 0;
const NEXT_FREE_NUMBER = 0;

const toNowaSprawa = ({ title, reference }: OfficeCase, { listId, category }: ArchiveClass, now: Date): NowaSprawa => ({
  idWykaz: listId, tytul: titleWith(title, reference), kategoriaArchiwalna: category,
  numer: NEXT_FREE_NUMBER, rokZalozenia: Number(warsawDate(now).slice(0, 4)),
});

async function openCase(ezd: Integrator, nowa: NowaSprawa, officeId: string, ask: Ask) {
  const { json, answer } = await ezd.post({ operation: 'ezd-case', path: '/sprawy', body: JSON.stringify(nowa), idempotent: false }, ask);
  const sprawa = parseSprawa(json);
  if (sprawa?.idPodmiotWlascicielBiznesowy !== officeId) throw new SourceFailure('MALFORMED', false); // or another office's
  return { value: { caseId: sprawa.idSprawa, sign: sprawa.znak }, at: answer.receivedAt };
}

async function putDocument(ezd: Integrator, caseId: string, { name, contentType, content }: OutgoingFile, ask: Ask) {
  if (!isId(caseId)) throw notSent();
  const form = new FormData();
  form.append('files', new Blob([new Uint8Array(content)], { type: contentType }), name);
  const multipart = new Response(form); // the platform writes it, its boundary included
  const { json, answer } = await ezd.post({
    operation: 'ezd-document', path: `/sprawy/${encodeURIComponent(caseId)}/dokumenty`, idempotent: false,
    contentType: multipart.headers.get('content-type')!, body: Buffer.from(await multipart.arrayBuffer()),
  }, ask);
  const documentId = parseDodanyDokument(json);
  if (documentId === undefined) throw new SourceFailure('MALFORMED', false);
  return { value: { documentId }, at: answer.receivedAt };
}

/** EZD RP is asked by whole days of arrival (data wpływu), so the window is widened to the days on which it begins and ends. */
async function lettersArrived(
  ezd: Integrator, { from, until }: { readonly from: Date; readonly until: Date }, officeId: string, ask: Ask,
): Promise<{ value: readonly OfficeRegistration[]; asOf: Date }> {
  const { entries, asOf } = await everyPage(ezd, 'ezd-registrations', '/rpw/_search', (page) =>
    ({ dataOd: warsawDate(from), dataDo: warsawDate(until), page, pageSize: PAGE_SIZE }), parseWpisRpw, ask);
  if (entries.some(({ idPodmiotWlascicielBiznesowy }) => idPodmiotWlascicielBiznesowy !== officeId)) throw new SourceFailure('MALFORMED', false);
  return { value: toRegistrations(entries), asOf };
}
