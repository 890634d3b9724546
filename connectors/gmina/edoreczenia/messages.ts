import { EVIDENCE_CODES, type EvidenceCode } from '../../../src/core/letters/outgoing.js';
import { parseInstant } from '../../transport/instant.js';
import { jsonObject } from '../../transport/json-answer.js';

/**
 * UA API 3.0.8 of e-Doręczenia (JSON, UTF-8), below `<url>/<own address>`; only what the hub uses of it:
 *
 *   POST /messages                      Message => 202 MessageInfo
 *   GET  /messages/tasks/{id}/status    => MessageTaskStatus
 *   GET  /messages/tasks/{id}           => TaskRow[1..]            one row an addressee; the hub writes to one
 *   GET  /messages/{id}/evidences       => EvidenceWrapper
 *   any of them                         => 400 ErrorInfo[0..]
 *
 *   MessageInfo        => messageTaskId, warning?                    the box is nearly full
 *   MessageTaskStatus  => messageTaskStatus: 'PENDING' | 'FINISHED'
 *   TaskRow            => messageId?, addressee?, addresseeAde?, status?, error?, error_description?
 *   EvidenceWrapper    => evidences[0..], warning?
 *   Evidence           => evidenceId, messageId, type, eventDate?, createDate?, reasonId?, reasonDetails[0..]?, externalData?, downloaded?, from?, to?
 *     type             => 'A.1' … also written 'A1', and 'BP.OX' as 'BPOX'
 *     dates            => ISO 8601 instant with zone; eventDate is missing in examples of the operator
 *   ErrorInfo          => error, error_description, messageId?       texts are not read: they can quote the question
 */
export interface Message {
  readonly messageControlData: { readonly messageType: 'Message' };
  readonly messageMetadata: {
    readonly from: MessageAddressData;
    readonly to: readonly MessageAddressData[];
    readonly subject: string;
    readonly caseId: string;
    readonly shippingService: 'electronic';
  };
  readonly textBody: string;
  readonly attachments: readonly Attachment[];
}

interface MessageAddressData { readonly eDeliveryAddress: string }

export interface Attachment {
  /** Counted from 0, as in the operator's example. */
  readonly order: number;
  /** UUID of the sender's own. */
  readonly attachmentId: string;
  readonly file: {
    readonly fileMetadata: {
      readonly fileId: string;
      readonly filename: string;
      readonly contentType: string;
      readonly size: number;
      readonly alg: 'SHA-3';
      /** SHA3-512 in hexadecimal letters, and those in base64, as in the operator's example. */
      readonly hash: string;
    };
    /** Base64. */
    readonly file: string;
  };
}

export interface Evidence {
  readonly evidenceId: string;
  /** Undefined: a proof that the hub does not know; it decides nothing. */
  readonly code: EvidenceCode | undefined;
  readonly at: Date;
}

/** The id of the task; undefined when it is no such answer. */
export function parseMessageInfo(raw: unknown): string | undefined {
  return text(jsonObject(raw)?.messageTaskId);
}

export function parseTaskStatus(raw: unknown): 'PENDING' | 'FINISHED' | undefined {
  const status = jsonObject(raw)?.messageTaskStatus;
  return status === 'PENDING' || status === 'FINISHED' ? status : undefined;
}

/** No message, in the words that operators use; the description of the API lists none. Any other word leaves it to the proofs. */
const REFUSED = /^(ODRZUC|B[ŁL][ĄA]D|NIEPOWODZ|ANULOW|REJECT|ERROR|FAIL|CANCEL)/i;

/** What a finished task came to for its one addressee: the id of the message, or the operator's no. What kind of no, its texts would say, which are not read. */
export function parseTaskRows(raw: unknown): { readonly messageId: string } | 'FAILED' | undefined {
  const row = Array.isArray(raw) && raw.length === 1 ? jsonObject(raw[0]) : undefined;
  const messageId = text(row?.messageId);
  if (isSaid(row?.error) || isSaid(row?.error_description) || REFUSED.test(text(row?.status) ?? '')) return 'FAILED';
  return messageId === undefined ? undefined : { messageId };
}

const isSaid = (raw: unknown): boolean => raw !== undefined && raw !== null && raw !== '';

/**
 * Undefined when it is no such answer, or when one proof of it is not whole or is of another message, or of a day
 * to come, or from before the message was taken: half of the proofs decides nothing.
 */
export function parseEvidences(raw: unknown, messageId: string, now: Date): readonly Evidence[] | undefined {
  const list = jsonObject(raw)?.evidences;
  if (!Array.isArray(list)) return undefined;
  const read = list.map((each) => parseEvidence(each, messageId));
  return read.every((each) => each !== undefined) && isInTime(read, now) ? read : undefined;
}

/** Each operator dates its proofs by its own clock. */
const CLOCKS_APART_MILLISECONDS = 5 * 60_000;

function isInTime(proofs: readonly Evidence[], now: Date): boolean {
  const taken = proofs.filter(({ code }) => code === 'A.1').map(({ at }) => at.getTime());
  const earliest = taken.length === 0 ? -Infinity : Math.min(...taken) - CLOCKS_APART_MILLISECONDS;
  return proofs.every(({ at }) => at.getTime() >= earliest && at.getTime() <= now.getTime() + CLOCKS_APART_MILLISECONDS);
}

function parseEvidence(raw: unknown, asked: string): Evidence | undefined {
  const { evidenceId, messageId, type, eventDate, createDate } = jsonObject(raw) ?? {};
  const [id, at] = [text(evidenceId), instant(eventDate ?? createDate)];
  if (id === undefined || at === undefined || messageId !== asked || typeof type !== 'string') return undefined;
  return { evidenceId: id, code: EVIDENCE_CODES.find((code) => code.replace('.', '') === type.replace('.', '')), at };
}

const text = (raw: unknown): string | undefined => (typeof raw === 'string' && raw !== '' && raw.length <= 200 ? raw : undefined);

const instant = (raw: unknown): Date | undefined => (typeof raw === 'string' ? parseInstant(raw) : undefined);
