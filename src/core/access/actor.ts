/** Who acts. Polish name first in each line; a person has one role for each token. */
export const ROLES = {
  resident: 'mieszkaniec: składa własny wniosek i widzi, kto oglądał jego dane',
  clerk: 'pracownik przyjmujący wnioski',
  coordinator: 'koordynator indywidualnych planów usług społecznych (ustawa o CUS art. 29)',
  organizer: 'organizator usług społecznych (art. 27); zatwierdza plany z upoważnienia dyrektora',
  director: 'dyrektor centrum (art. 24); zatwierdza plany',
  provider: 'realizator usług: widzi tylko skierowania do siebie',
  unit: 'jednostka, której przekazano wniosek: widzi tylko to, co jej przekazano',
  auditor: 'kontrola, inspektor ochrony danych',
  administrator: 'administrator systemu: źródła i realizatorzy, bez danych osób',
} as const satisfies Record<string, string>;
export type Role = keyof typeof ROLES;

/** Who handles cases in the centre. */
export const CASE_STAFF = ['clerk', 'coordinator', 'organizer', 'director'] as const satisfies readonly Role[];

/** Made from a verified access token, or by the hub itself for its own acts (`system`). */
export interface Actor {
  /** Subject of the token: an opaque id, never a name. */
  readonly id: string;
  readonly role: Role | 'system';
  readonly tenant: string;
  /** Code of the provider that a provider's token speaks for. */
  readonly provider?: string;
  /** Code of the unit that a receiving unit's token speaks for: `UG`, `PUP`. */
  readonly unit?: string;
  /** TERC of that unit's area, where its competence is local: there is a PUP in every powiat. */
  readonly territory?: string;
  /** Resident that a resident's token belongs to. */
  readonly resident?: string;
}
