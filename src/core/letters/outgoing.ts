import type { Ade } from '../../vocabulary/ade.js';

/** A file that leaves with a message, or is put into a case. */
export interface OutgoingFile {
  /** With its ending: `zawiadomienie.txt`. No personal data: it stands in lists and logs of the other side. */
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** A message as it leaves by e-Doręczenia. `text` and `files` are personal data; `subject` never is. */
export interface OutgoingMessage {
  readonly to: Ade;
  readonly subject: string;
  /** At most 5 000 characters (UA API 3.0.8). */
  readonly text: string;
  readonly files: readonly OutgoingFile[];
  /** Number of the case: with it both sides can join what belongs together. */
  readonly caseId: string;
}

/**
 * Proofs (dowody) of e-Doręczenia, as the UA API 3.0.8 lists them: A submission, B relay, D the message waits for its addressee (D.3: the
 * addressee was told so), E delivery; .1 done, the others not. BP.W? proof of sending, BP.O? proof of receipt (X: XML, P: PDF); the latter is also
 * written when delivery is deemed, without E.1. C.2 stands in the API's list and is described nowhere. Proofs of letters on paper (H.*) are none here.
 */
export const EVIDENCE_CODES = [
  'A.1', 'A.2', 'B.1', 'B.2', 'B.3', 'C.2', 'D.1', 'D.2', 'D.3', 'E.1', 'E.2', 'BP.WX', 'BP.WP', 'BP.OX', 'BP.OP',
] as const;
export type EvidenceCode = (typeof EVIDENCE_CODES)[number];

export interface DeliveryEvidence {
  readonly code: EvidenceCode;
  /** When it happened, as the operator says (eventDate). */
  readonly at: Date;
  readonly evidenceId: string;
}

/** A case to be opened in an office's system (EZD). The title is shown in lists there: no personal data. */
export interface OfficeCase {
  readonly title: string;
  /** The hub's own id of what is filed: with it a clerk finds a case whose filing was left uncertain. */
  readonly reference: string;
}

/** What an office's system (EZD) says of a letter registered there (RPW). */
export interface OfficeRegistration {
  /** `RPW/<number>/<year>`. */
  readonly number: number;
  readonly year: number;
  readonly registeredAt: Date;
  /** Case it was put into; missing while it lies in no case. */
  readonly caseId?: string;
}
