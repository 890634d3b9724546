import { EVIDENCE_CODES, type EvidenceCode } from '../../../src/core/letters/outgoing.js';
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

/** What a finished task came to for its one addressee: the id of the message, or the operator's no. */
export function parseTaskRows(raw: unknown): { readonly messageId: string } | 'FAILED' | undefined {
  const row = Array.isArray(raw) && raw.length === 1 ? jsonObject(raw[0]) : undefined;
  const messageId = text(row?.messageId);
  if (text(row?.error) !== undefined) return 'FAILED';
  return messageId === undefined ? undefined : { messageId };
}

/** Undefined when it is no such answer, or when one proof of it is not whole or is of another message: half of the proofs decides nothing. */
export function parseEvidences(raw: unknown, messageId: string): readonly Evidence[] | undefined {
  const list = jsonObject(raw)?.evidences;
  if (!Array.isArray(list)) return undefined;
  const read = list.map((each) => parseEvidence(each, messageId));
  return read.every((each) => each !== undefined) ? read : undefined;
}

function parseEvidence(raw: unknown, asked: string): Evidence | undefined {
  const { evidenceId, messageId, type, eventDate, createDate } = jsonObject(raw) ?? {};
  const [id, at] = [text(evidenceId), instant(eventDate ?? createDate)];
  if (id === undefined || at === undefined || messageId !== asked || typeof type !== 'string') return undefined;
  return { evidenceId: id, code: EVIDENCE_CODES.find((code) => code.replace('.', '') === type.replace('.', '')), at };
}

const text = (raw: unknown): string | undefined => (typeof raw === 'string' && raw !== '' && raw.length <= 200 ? raw : undefined);

function instant(raw: unknown): Date | undefined {
  if (typeof raw !== 'string' || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,18}(Z|[+-][0-9]{2}:?[0-9]{2})$/.test(raw)) return undefined;
  const date = new Date(raw);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
