/**
 * FHIR documents for the demo gmina: what a health provider there offers. Nobody and nothing in them exists.
 * For `healthSimulator({ resources })`.
 */
export const HEALTH_DEMO_RESOURCES: readonly unknown[] = [
  {
    resourceType: 'Organization', id: 'spzoz', active: true,
    name: 'Samodzielny Publiczny Zakład Opieki Zdrowotnej w Zielonym Wzgórzu',
    telecom: [{ system: 'phone', value: '+48 000 000 100', use: 'work' }],
    address: [{ line: ['ul. Lipowa 12'], city: 'Zielone Wzgórze', postalCode: '00-010', country: 'PL' }],
  },
  {
    resourceType: 'Organization', id: 'opieka-domowa', active: true,
    name: 'Pielęgniarska Opieka Domowa „Blisko”',
    address: [{ line: ['ul. Ogrodowa 3'], city: 'Zielone Wzgórze', postalCode: '00-010', country: 'PL' }],
  },
  {
    resourceType: 'Location', id: 'przychodnia', status: 'active', mode: 'instance',
    name: 'Przychodnia przy Lipowej',
    address: { line: ['ul. Lipowa 12'], city: 'Zielone Wzgórze', postalCode: '00-010', country: 'PL' },
    position: { latitude: 52.1043, longitude: 20.6321 },
    managingOrganization: { reference: 'Organization/spzoz' },
  },
  {
    resourceType: 'Location', id: 'poradnia-zdrowia-psychicznego', status: 'active', mode: 'instance',
    name: 'Poradnia zdrowia psychicznego, I piętro',
    address: { line: ['ul. Szkolna 7'], city: 'Zielone Wzgórze', postalCode: '00-010', country: 'PL' },
    position: { latitude: 52.1061, longitude: 20.6287 },
    managingOrganization: { reference: 'Organization/spzoz' },
  },
  {
    resourceType: 'HealthcareService', id: 'rehabilitacja-lecznicza', active: true,
    providedBy: { reference: 'Organization/spzoz' },
    name: 'Rehabilitacja lecznicza',
    comment: 'Fizjoterapia ambulatoryjna i domowa na skierowanie lekarza.',
    location: [{ reference: 'Location/przychodnia' }],
    coverageArea: [{ display: 'gmina Zielone Wzgórze' }],
    communication: [{ coding: [{ system: 'urn:ietf:bcp:47', code: 'pl' }] }],
    availableTime: [{ daysOfWeek: ['mon', 'tue', 'wed', 'thu', 'fri'], availableStartTime: '08:00:00', availableEndTime: '18:00:00' }],
  },
  {
    resourceType: 'HealthcareService', id: 'poradnia-zdrowia-psychicznego', active: true,
    providedBy: { reference: 'Organization/spzoz' },
    name: 'Poradnia zdrowia psychicznego',
    comment: 'Porady psychiatryczne i psychologiczne dla dorosłych; bez skierowania do psychiatry.',
    location: [{ reference: 'Location/poradnia-zdrowia-psychicznego' }],
    coverageArea: [{ display: 'gmina Zielone Wzgórze' }],
    communication: [{ coding: [{ system: 'urn:ietf:bcp:47', code: 'pl' }] }, { coding: [{ system: 'urn:ietf:bcp:47', code: 'uk' }] }],
    availableTime: [{ daysOfWeek: ['mon', 'wed', 'fri'], availableStartTime: '09:00:00', availableEndTime: '15:00:00' }],
  },
  {
    resourceType: 'HealthcareService', id: 'opieka-pielegniarska-domowa', active: true,
    providedBy: { reference: 'Organization/opieka-domowa' },
    name: 'Długoterminowa opieka pielęgniarska domowa',
    comment: 'Stała opieka pielęgniarki w domu osoby przewlekle chorej, na skierowanie lekarza POZ.',
    coverageArea: [{ display: 'gmina Zielone Wzgórze' }],
    communication: [{ coding: [{ system: 'urn:ietf:bcp:47', code: 'pl' }] }],
  },
];
