import { createHash, randomUUID } from 'node:crypto';
import type { DeliveryEvidence, OutgoingFile, OutgoingMessage } from '../../../src/core/letters/outgoing.js';
import type { Ade } from '../../../src/vocabulary/ade.js';
import type { Attachment, Evidence, Message } from './messages.js';

export const toMessage = ({ to, subject, text, files, caseId }: OutgoingMessage, from: Ade): Message => ({
  messageControlData: { messageType: 'Message' },
  messageMetadata: { from: { eDeliveryAddress: from }, to: [{ eDeliveryAddress: to }], subject, caseId, shippingService: 'electronic' },
  textBody: text,
  attachments: files.map(toAttachment),
});

function toAttachment({ name, contentType, content }: OutgoingFile, order: number): Attachment {
  const id = randomUUID();
  const hash = Buffer.from(createHash('sha3-512').update(content).digest('hex')).toString('base64');
  return {
    order, attachmentId: id,
    file: { fileMetadata: { fileId: id, filename: name, contentType, size: content.length, alg: 'SHA-3', hash }, file: content.toString('base64') },
  };
}

/** Oldest first. Proofs that the hub does not know are left out. */
export const toEvidence = (evidences: readonly Evidence[]): readonly DeliveryEvidence[] =>
  evidences.flatMap(({ evidenceId, code, at }) => (code === undefined ? [] : [{ evidenceId, code, at }]))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
