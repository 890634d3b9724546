import { type Unit, UNITS } from '../law/units.js';
import type { Centre } from '../routing/facts.js';
import type { CompetenceFinding, FindingPart, Mode } from '../routing/finding.js';
import type { PartState } from './lifecycle.js';

/** One matter of an application, and where it is now. The finding stays as it was made; this moves. */
export interface ApplicationPart {
  readonly matter: string;
  /** Null: nobody competent could be determined (k.p.a. art. 66 § 3). */
  readonly mode: Mode | null;
  /** Unit that has it, or is to get it. */
  readonly unit: Unit | null;
  /** TERC of that unit's area, where competence is local. */
  readonly territory: string | null;
  readonly state: PartState;
}

/** The parts of an application that was just received: all of them wait for an act. */
export const openParts = (matters: readonly string[], finding: CompetenceFinding): readonly ApplicationPart[] =>
  matters.map((matter) => partOf(matter, finding.parts.find((part) => part.matter === matter)));

const partOf = (matter: string, found: FindingPart | undefined): ApplicationPart => ({
  matter, mode: found?.mode ?? null, unit: found?.unit ?? null, territory: found?.territory ?? null, state: 'OPEN',
});

/** Help that cannot wait, in the gmina of the centre and by a unit of it. */
export const isEmergencyHere = ({ mode, unit, territory }: ApplicationPart, gminas: Centre['gminas']): boolean =>
  mode === 'EMERGENCY' && unit !== null && UNITS[unit].seat !== 'ELSEWHERE' && (territory === null || (gminas as readonly string[]).includes(territory));
