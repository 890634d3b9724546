import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayNumberOf } from '../../../src/core/law/calendar-day.js';
import { isWorkingDay } from '../../../src/core/law/free-days.js';
import { deliveryOf } from '../../../src/core/letters/delivery.js';
import { type DeliveryEvidence, EVIDENCE_CODES, type EvidenceCode } from '../../../src/core/letters/outgoing.js';
import { type LocalDate, parseLocalDate, warsawDate } from '../../../src/vocabulary/local-date.js';

const day = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (!date) throw new Error(`the test itself is wrong: ${text}`);
  return date;
};

/** `A.1 2026-11-02, D.1 2026-11-02T23:30Z`: proofs in this order; a day alone means its noon. */
const proofs = (text: string): DeliveryEvidence[] => text.split(', ').filter((each) => each !== '').map((each, i) => {
  const [code, at] = each.split(' ') as [EvidenceCode, string];
  return { code, at: new Date(at.length === 10 ? `${at}T11:00:00Z` : at), evidenceId: `ev-${i}` };
});

const toResident = (text: string, on: string) => deliveryOf(proofs(text), { addresseeIsPublic: false }, day(on));
const toOffice = (text: string, on: string) => deliveryOf(proofs(text), { addresseeIsPublic: true }, day(on));
/** The state, and the day it is about. */
const said = (delivery: ReturnType<typeof deliveryOf>): string => {
  if (delivery.state === 'IN_TRANSIT') return delivery.state;
  if (delivery.state === 'WAITING') return `WAITING until ${delivery.deemedOn}`;
  return `${delivery.state} ${delivery.state === 'DEEMED_DELIVERED' ? delivery.deemedOn : delivery.on}`;
};

describe('a letter to a resident', () => {
  test.each([
    ['without proofs is on its way', '', '2026-11-10', 'IN_TRANSIT'],
    ['that the own operator refused has not left', 'A.2 2026-11-02', '2026-11-10', 'REJECTED 2026-11-02'],
    ['that was taken is sent', 'A.1 2026-11-02', '2026-11-10', 'SENT 2026-11-02'],
    ['that the other operator took is sent since the first proof', 'A.1 2026-11-02, B.1 2026-11-03', '2026-11-10', 'SENT 2026-11-02'],
    ['with a proof of sending alone is sent', 'BP.WP 2026-11-02', '2026-11-10', 'SENT 2026-11-02'],
    ['that the other operator refused', 'A.1 2026-11-02, B.2 2026-11-02', '2026-11-10', 'UNDELIVERED 2026-11-02'],
    ['whose operator does not answer', 'A.1 2026-11-02, B.3 2026-11-05', '2026-11-10', 'UNDELIVERED 2026-11-05'],
    ['that cannot be put out for collection', 'A.1 2026-11-02, B.1 2026-11-02, D.2 2026-11-03', '2026-11-10', 'UNDELIVERED 2026-11-03'],
    ['waits, D.1 with or without B.1', 'A.1 2026-11-02, D.1 2026-11-03', '2026-11-10', 'WAITING until 2026-11-17'],
    ['of which the addressee was told is sent, as D.3 is no arrival', 'A.1 2026-11-02, D.3 2026-11-03', '2026-12-10', 'SENT 2026-11-02'],
    ['collected is delivered', 'A.1 2026-11-02, B.1 2026-11-02, D.1 2026-11-03, E.1 2026-11-09', '2026-11-10', 'DELIVERED 2026-11-09'],
    ['that failed while it was collected', 'D.1 2026-11-03, E.2 2026-11-09', '2026-12-10', 'UNDELIVERED 2026-11-09'],
    ['with a proof that nobody described is on its way', 'C.2 2026-11-02', '2026-11-10', 'IN_TRANSIT'],
  ])('%s', (_, evidence, on, expected) => expect(said(toResident(evidence, on))).toBe(expected));

  test('names the proof that decided', () => {
    expect(toResident('A.1 2026-11-02, D.1 2026-11-03, E.1 2026-11-09', '2026-11-10')).toMatchObject({ evidence: { code: 'E.1', evidenceId: 'ev-2' } });
    expect(toResident('A.1 2026-11-02, D.1 2026-11-03', '2026-12-10')).toMatchObject({ evidence: { code: 'D.1', evidenceId: 'ev-1' } });
  });
});

describe('deemed delivery, u.d.e. art. 41 ust. 1 pkt 3 and art. 42 ust. 2', () => {
  test.each([
    ['fourteen days that end on a working day', '2026-11-03', '2026-11-17', '2026-11-18'],
    ['a Saturday moves to Monday', '2026-11-14', '2026-11-30', '2026-12-01'],
    ['a Sunday moves to Monday', '2026-11-15', '2026-11-30', '2026-12-01'],
    ['All Saints on a Sunday moves to Monday', '2026-10-18', '2026-11-02', '2026-11-03'],
    ['Christmas Eve, free since 2025, and the days after it', '2026-12-10', '2026-12-28', '2026-12-29'],
    ['Christmas Eve of 2024 was a working day', '2024-12-10', '2024-12-24', '2024-12-25'],
    ['1 May, then a weekend', '2026-04-17', '2026-05-04', '2026-05-05'],
    ['Good Friday is a working day; the day after it is none', '2026-03-20', '2026-04-03', '2026-04-04'],
    ['Corpus Christi moves to Friday', '2026-05-21', '2026-06-05', '2026-06-06'],
    ['it arrived after midnight in Poland', '2026-11-02T23:30:00Z', '2026-11-17', '2026-11-18'],
    ['it arrived before midnight in Poland, in summer', '2026-07-06T21:30:00Z', '2026-07-20', '2026-07-21'],
  ])('%s', (_, arrived, deemedOn, deemedOnByStatute) => {
    expect(toResident(`D.1 ${arrived}`, arrived.slice(0, 10))).toMatchObject({ state: 'WAITING', deemedOn, deemedOnByStatute });
  });

  test('on the last day it can still be collected; the day after it is deemed delivered on the last day', () => {
    expect(said(toResident('D.1 2026-11-03', '2026-11-17'))).toBe('WAITING until 2026-11-17');
    expect(said(toResident('D.1 2026-11-03', '2026-11-18'))).toBe('DEEMED_DELIVERED 2026-11-17');
  });

  test.each([
    ['collected on the last day, told late', 'D.1 2026-11-03, E.1 2026-11-17', '2026-12-10', 'DELIVERED 2026-11-17'],
    ['collected after the last day: the earlier date holds', 'D.1 2026-11-03, E.1 2026-11-18', '2026-12-10', 'DEEMED_DELIVERED 2026-11-17'],
    ['a late E.1 that is dated ahead of this day', 'D.1 2026-11-03, E.1 2026-11-20', '2026-11-10', 'DEEMED_DELIVERED 2026-11-17'],
    ['the operator\'s proof of it, without E.1', 'D.1 2026-11-03, BP.OX 2026-11-18', '2026-12-10', 'DEEMED_DELIVERED 2026-11-17'],
    ['the operator\'s proof of it on the last day itself', 'D.1 2026-11-03, BP.OP 2026-11-17', '2026-11-17', 'DEEMED_DELIVERED 2026-11-17'],
    ['a proof of receipt before the last day is one of collection', 'D.1 2026-11-03, BP.OX 2026-11-05', '2026-11-10', 'DELIVERED 2026-11-05'],
    ['a proof of receipt without D.1', 'A.1 2026-11-02, BP.OX 2026-11-05', '2026-11-10', 'DELIVERED 2026-11-05'],
    ['collecting it failed after the fourteen days', 'D.1 2026-11-03, E.2 2026-11-20', '2026-12-10', 'DEEMED_DELIVERED 2026-11-17'],
    ['collecting it failed within the fourteen days: they do not run on', 'D.1 2026-11-03, E.2 2026-11-10', '2026-12-10', 'UNDELIVERED 2026-11-10'],
    ['it failed within them and was collected after them', 'D.1 2026-11-03, E.2 2026-11-10, E.1 2026-11-20', '2026-12-10', 'DELIVERED 2026-11-20'],
  ])('%s', (_, evidence, on, expected) => expect(said(toResident(evidence, on))).toBe(expected));
});

describe('a letter to a public body', () => {
  test.each([
    ['is delivered on arrival', 'A.1 2026-11-02, B.1 2026-11-02, D.1 2026-11-03', '2026-11-03', 'DELIVERED 2026-11-03'],
    ['is never deemed delivered: E.1 after a month changes nothing', 'D.1 2026-11-03, E.1 2026-12-05', '2026-12-10', 'DELIVERED 2026-11-03'],
    ['is delivered by E.1 alone', 'A.1 2026-11-02, E.1 2026-11-04', '2026-11-10', 'DELIVERED 2026-11-04'],
    ['is delivered by a proof of receipt alone', 'A.1 2026-11-02, BP.OP 2026-11-04', '2026-11-10', 'DELIVERED 2026-11-04'],
    ['that arrived and could not be put into the box', 'D.1 2026-11-03, E.2 2026-11-03T12:00:00Z', '2026-11-10', 'UNDELIVERED 2026-11-03'],
    ['sent and no more', 'A.1 2026-11-02, B.1 2026-11-02', '2026-12-10', 'SENT 2026-11-02'],
  ])('%s', (_, evidence, on, expected) => expect(said(toOffice(evidence, on))).toBe(expected));
});

describe('proofs that contradict each other', () => {
  test.each([
    ['taken and refused at one instant: refused', 'A.1 2026-11-02, A.2 2026-11-02', 'REJECTED 2026-11-02'],
    ['refused, then taken', 'A.2 2026-11-02, A.1 2026-11-03', 'SENT 2026-11-03'],
    ['refused, and yet with the other operator', 'B.1 2026-11-02, A.2 2026-11-05', 'SENT 2026-11-02'],
    ['the other operator did not answer, then took it', 'A.1 2026-11-02, B.3 2026-11-03, B.1 2026-11-04', 'SENT 2026-11-02'],
    ['the other operator refused, and yet it arrived', 'B.2 2026-11-04, D.1 2026-11-03', 'WAITING until 2026-11-17'],
    ['arrived twice: the first one counts', 'D.1 2026-11-05, D.1 2026-11-03', 'WAITING until 2026-11-17'],
    ['arrived, failed, arrived again: the days begin again', 'D.1 2026-11-03, D.2 2026-11-04, D.1 2026-11-05', 'WAITING until 2026-11-19'],
    ['arrived, failed, arrived again, and again', 'D.1 2026-11-01, D.2 2026-11-02, D.1 2026-11-03, E.2 2026-11-04, D.1 2026-11-05', 'WAITING until 2026-11-19'],
    ['failed after the fourteen days, then arrived again: these hold', 'D.1 2026-10-12, D.2 2026-11-02, D.1 2026-11-05', 'DEEMED_DELIVERED 2026-10-26'],
    ['arrived and failed at one instant', 'D.1 2026-11-03, D.2 2026-11-03', 'UNDELIVERED 2026-11-03'],
    ['collected and failed, whichever was later', 'D.1 2026-11-03, E.1 2026-11-04, E.2 2026-11-05', 'DELIVERED 2026-11-04'],
    ['collected before it arrived', 'D.1 2026-11-03, E.1 2026-11-02', 'DELIVERED 2026-11-02'],
    ['failed at the end without having arrived', 'A.1 2026-11-02, E.2 2026-11-03', 'UNDELIVERED 2026-11-03'],
  ])('%s', (_, evidence, expected) => expect(said(toResident(evidence, '2026-11-10'))).toBe(expected));
});

describe('whatever the proofs are', () => {
  const instants = fc.integer({ min: Date.parse('2020-01-01T00:00:00Z'), max: Date.parse('2060-01-01T00:00:00Z') }).map((at) => new Date(at));
  const near = fc.tuple(instants, fc.array(fc.tuple(fc.constantFrom(...EVIDENCE_CODES), fc.integer({ min: 0, max: 40 * 24 })), { maxLength: 8 }))
    .map(([begin, list]) => list.map(([code, hours], i): DeliveryEvidence =>
      ({ code, at: new Date(begin.getTime() + hours * 3_600_000), evidenceId: `ev-${i}` })));

  test('deemed dates are working days, at least fourteen days after arrival and at most a long holiday later', () => {
    fc.assert(fc.property(instants, (at) => {
      const arrived = warsawDate(at);
      const delivery = deliveryOf([{ code: 'D.1', at, evidenceId: 'ev' }], { addresseeIsPublic: false }, arrived);
      if (delivery.state !== 'WAITING') throw new Error('it has just arrived');
      const days = dayNumberOf(delivery.deemedOn) - dayNumberOf(arrived);
      expect(isWorkingDay(dayNumberOf(delivery.deemedOn))).toBe(true);
      expect(days >= 14 && days <= 14 + 5).toBe(true);
      expect(dayNumberOf(delivery.deemedOnByStatute)).toBe(dayNumberOf(delivery.deemedOn) + 1);
    }), { numRuns: 2000 });
  });

  test('neither their order nor a repetition changes what is known', () => {
    fc.assert(fc.property(near, fc.boolean(), instants, (list, addresseeIsPublic, on) => {
      const known = (evidence: DeliveryEvidence[]) => said(deliveryOf(evidence, { addresseeIsPublic }, warsawDate(on)));
      expect(known(list.toReversed())).toBe(known(list));
      expect(known([...list, ...list])).toBe(known(list));
    }), { numRuns: 1000 });
  });

  test('time alone changes one thing only: what waited is deemed delivered', () => {
    fc.assert(fc.property(near, fc.boolean(), instants, instants, (list, addresseeIsPublic, one, other) => {
      const [earlier, later] = [one, other].toSorted((a, b) => a.getTime() - b.getTime()).map((at) => deliveryOf(list, { addresseeIsPublic }, warsawDate(at)));
      const changed = earlier!.state !== later!.state;
      expect(changed ? `${earlier!.state} ${later!.state}` : 'the same').toMatch(/^(the same|WAITING DEEMED_DELIVERED)$/);
    }), { numRuns: 1000 });
  });

  test('a public body never has a letter deemed delivered to it, nor waiting', () => {
    fc.assert(fc.property(near, instants, (list, on) => {
      expect(['WAITING', 'DEEMED_DELIVERED']).not.toContain(deliveryOf(list, { addresseeIsPublic: true }, warsawDate(on)).state);
    }), { numRuns: 1000 });
  });
});
