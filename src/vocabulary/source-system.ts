/** The five systems that the hub hears, in the order in which a resident picture shows them. */
export const SOURCE_SYSTEMS = ['OPS', 'GMINA', 'PUP', 'HEALTH', 'NGO'] as const;
export type SourceSystem = (typeof SOURCE_SYSTEMS)[number];

/** Polish names for people, as they stand in sentences. */
export const SOURCE_SYSTEM_NAMES: Readonly<Record<SourceSystem, string>> = {
  OPS: 'system pomocy społecznej (OPS)',
  GMINA: 'rejestr mieszkańców urzędu gminy',
  PUP: 'system powiatowego urzędu pracy (PUP)',
  HEALTH: 'system podmiotu leczniczego',
  NGO: 'katalog usług organizacji pozarządowych',
};

/** Systems of others that the hub hears beside a provider's own, as part of HEALTH. Polish names, as they stand in sentences. */
export const HEALTH_PARTNER_NAMES = {
  NFZ: 'Informator o Terminach Leczenia NFZ',
  EWUS: 'system eWUŚ',
} as const;
