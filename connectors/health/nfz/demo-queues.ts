import type { QueueDocument } from './simulator.js';

/** The benefits of the demo, as the dictionary of the NFZ writes names. */
const REHABILITATION = 'PORADNIA REHABILITACYJNA';
const EYES = 'ŚWIADCZENIA Z ZAKRESU OKULISTYKI';
const NURSING = 'PIELĘGNIARSKA OPIEKA DŁUGOTERMINOWA DOMOWA';

/** Each way in which the NFZ says how long one waits. */
const SAYINGS = [
  said('0 dni'), said('1 dzień'), said('27 dni'), said('1 mies. 1 tydz.'), said('3 mies. 2 tyg.'), said('160 mies.'), null, said('wkrótce'),
] as const;

const LOCALITIES = ['ZIELONE WZGÓRZE', 'NOWA PRZYSTAŃ', 'STARE OLSZYNY'] as const;
/** Branch of the NFZ for the wojewodztwo of the demo gmina (TERC 32). */
const ZACHODNIOPOMORSKIE = '16';
const REHABILITATION_PLACES = 30;

/** Queues in the demo's wojewodztwo. None of these providers exists. */
export const DEMO_QUEUES: readonly QueueDocument[] = [
  ...Array.from({ length: REHABILITATION_PLACES }, (_, i) => queue(i, REHABILITATION, 1, SAYINGS[i % SAYINGS.length]!)),
  queue(40, REHABILITATION, 2, said('4 dni')),
  queue(41, EYES, 1, said('2 mies.')),
  queue(42, EYES, 1, SAYINGS[6]),
  queue(43, NURSING, 1, { applicable: false, pcus: '-', 'date-situation-as-at': null }),
];

function said(pcus: string) {
  return { applicable: true, pcus, 'date-situation-as-at': '2026-11-02' };
}

function queue(i: number, benefit: string, urgency: 1 | 2, dates: QueueDocument['attributes'] | null): QueueDocument {
  const number = String(i + 1).padStart(2, '0');
  const isReported = i % 7 !== 6;
  return {
    province: ZACHODNIOPOMORSKIE,
    id: `00000000-0000-4000-8000-0000000000${number}`,
    attributes: {
      case: urgency, benefit, provider: `PRZYCHODNIA POKAZOWA NR ${number}`, 'provider-code': `160000${number}`,
      place: `${benefit} `, address: `LIPOWA ${i + 1}`, locality: LOCALITIES[i % LOCALITIES.length]!, phone: `+48 00 000 00 ${number}`,
      'teryt-place': '3208083', latitude: null, longitude: null, 'many-places': 'N', 'benefits-for-children': i % 5 === 4 ? 'Y' : 'N',
      toilet: 'Y', ramp: i % 2 === 0 ? 'Y' : 'N', 'car-park': i % 3 === 0 ? 'Y' : null, elevator: i % 4 === 0 ? 'N' : null,
      ac: 'N', 'automatic-door': i % 2 === 0 ? 'Y' : 'N', wheelchairs: null, corridors: 'Y',
      statistics: isReported
        ? { 'provider-data': { awaiting: 10 + i, removed: 2, 'average-period': 14 + i, update: '2026-10' }, 'computed-data': null }
        : { 'provider-data': null, 'computed-data': null },
      dates,
    },
  };
}
