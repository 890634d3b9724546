import { createHash, randomUUID } from 'node:crypto';
import type { EvidenceCode } from '../../../src/core/letters/outgoing.js';
import { jsonObject, type JsonObject } from '../../transport/json-answer.js';

/** A message as the operator has taken it. */
export interface TakenMessage {
  readonly messageId: string;
  readonly taskId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly caseId: string | undefined;
  readonly files: readonly { readonly name: string; readonly contentType: string; readonly content: Buffer }[];
}

/** What befalls a message step by step: each question for its proofs finds one more. */
export const COURSES = {
  DELIVERED: ['A.1', 'B.1', 'D.1', 'E.1'],
  WAITING: ['A.1', 'B.1', 'D.1'],
  DEEMED: ['A.1', 'B.1', 'D.1', 'BP.OX'],
  REJECTED: ['A.2'],
  UNDELIVERED: ['A.1', 'B.2'],
} as const satisfies Readonly<Record<string, readonly EvidenceCode[]>>;

export interface BoxWish {
  /** Whose box it is. */
  readonly address: string;
  /** How often a task says PENDING before it is finished; once unless said. */
  readonly pendingPolls?: number;
  /** Of the proofs' dates. */
  readonly clock?: () => Date;
}

interface Life {
  readonly message: TakenMessage;
  /** How often its task will still say PENDING. */
  pending: number;
  readonly hasFailed: boolean;
  /** Proofs to come. */
  readonly ahead: EvidenceCode[];
  readonly evidences: JsonObject[];
}

/** The messages that left one box, and what became of them, in the words of the UA API. Undefined answers: there is no such thing. */
export function boxOf({ address, pendingPolls = 1, clock = () => new Date() }: BoxWish) {
  const lives: Life[] = [];
  const courses = new Map<string | undefined, readonly EvidenceCode[]>();
  let tasksFail = false;
  const find = (wanted: Partial<TakenMessage>) => lives.find(({ message }) => message.taskId === wanted.taskId || message.messageId === wanted.messageId);
  const prove = ({ message, evidences }: Life, code: EvidenceCode, at: Date) => evidences.push({
    evidenceId: randomUUID(), messageId: message.messageId, createDate: at.toISOString(), eventDate: at.toISOString(), type: code, downloaded: false,
    from: { eDeliveryAddress: address }, to: { eDeliveryAddress: message.to },
  });
  return {
    take(raw: unknown): TakenMessage | undefined {
      const read = readMessage(raw, address);
      if (!read) return undefined;
      const message = { ...read, messageId: randomUUID(), taskId: randomUUID() };
      const ahead = [...(courses.get(message.to) ?? courses.get(undefined) ?? COURSES.DELIVERED)];
      lives.push({ message, pending: pendingPolls, hasFailed: tasksFail, ahead, evidences: [] });
      return message;
    },
    statusOf(taskId: string): object | undefined {
      const life = find({ taskId });
      return life && { messageTaskStatus: life.pending-- > 0 ? 'PENDING' : 'FINISHED' };
    },
    rowsOf(taskId: string): readonly object[] | undefined {
      const life = find({ taskId });
      if (!life) return undefined;
      const { messageId, to } = life.message;
      const row = { addressee: { eDeliveryAddress: to }, addresseeAde: to, status: life.hasFailed ? 'ERROR' : 'SUCCESS' };
      return [life.hasFailed ? { ...row, error: 'ADE.404', error_description: `Adres ${to} nie istnieje` } : { ...row, messageId }];
    },
    evidencesOf(messageId: string): object | undefined {
      const life = find({ messageId });
      const next = life?.ahead.shift();
      if (life && next !== undefined) prove(life, next, clock());
      return life && { evidences: life.evidences };
    },
    addEvidence(messageId: string, code: EvidenceCode, at: Date): void {
      const life = find({ messageId });
      if (life) prove(life, code, at);
    },
    setCourse(course: readonly EvidenceCode[], to?: string): void { courses.set(to, course); },
    failTasks(fail: boolean): void { tasksFail = fail; },
    messages: (): readonly TakenMessage[] => lives.map(({ message }) => message),
  };
}

/** Undefined for what the operator would refuse: another sender, not one addressee, a text that is too long, a file that is not what it says. */
function readMessage(raw: unknown, from: string): Omit<TakenMessage, 'messageId' | 'taskId'> | undefined {
  const { messageMetadata, textBody, attachments } = jsonObject(raw) ?? {};
  const { from: sender, to, subject, caseId, shippingService } = jsonObject(messageMetadata) ?? {};
  const addressee = Array.isArray(to) && to.length === 1 ? jsonObject(to[0])?.eDeliveryAddress : undefined;
  const files = Array.isArray(attachments) ? attachments.map(readFile) : [];
  const isWhole = jsonObject(sender)?.eDeliveryAddress === from && shippingService === 'electronic' && files.every((file) => file !== undefined);
  if (!isWhole || typeof addressee !== 'string' || typeof subject !== 'string' || typeof textBody !== 'string' || textBody.length > 5_000) return undefined;
  return { to: addressee, subject, text: textBody, caseId: typeof caseId === 'string' ? caseId : undefined, files };
}

function readFile(raw: unknown): TakenMessage['files'][number] | undefined {
  const { fileMetadata, file } = jsonObject(jsonObject(raw)?.file) ?? {};
  const { fileId, filename, contentType, size, alg, hash } = jsonObject(fileMetadata) ?? {};
  if (typeof fileId !== 'string' || typeof filename !== 'string' || typeof contentType !== 'string' || typeof file !== 'string') return undefined;
  const content = Buffer.from(file, 'base64');
  const digest = createHash('sha3-512').update(content).digest('hex');
  const isAsSaid = size === content.length && alg === 'SHA-3' && Buffer.from(String(hash), 'base64').toString() === digest;
  return isAsSaid ? { name: filename, contentType, content } : undefined;
}
