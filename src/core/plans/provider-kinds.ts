/** Kinds of performers (wykonawcy), ustawa o CUS art. 7. */
export const PROVIDER_KINDS = {
  GMINA_UNIT: 'urząd gminy albo inna jednostka gminy',
  CENTRE: 'centrum samo',
  NGO: 'organizacja pozarządowa albo podmiot z art. 3 ust. 3 ustawy o działalności pożytku publicznego',
  CONTRACTOR: 'wykonawca wybrany w zamówieniu publicznym',
  HEALTH_PROVIDER: 'podmiot leczniczy',
} as const;
export type ProviderKind = keyof typeof PROVIDER_KINDS;
