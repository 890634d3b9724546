import { describe, expect, test } from '@jest/globals';
import { approximateDays, type WaitingTime, WAITING_KINDS, waitsFor } from '../../../src/core/residents/queues.js';

const days = (count: number): WaitingTime => ({ kind: 'DAYS', days: count });
const months = (count: number, weeks = 0): WaitingTime => ({ kind: 'MONTHS_WEEKS', months: count, weeks });

describe('a waiting time', () => {
  test.each([
    [days(0), 'Bez czekania (0 dni).'], [days(1), 'Czas oczekiwania: 1 dzień.'], [days(2), 'Czas oczekiwania: 2 dni.'], [days(27), 'Czas oczekiwania: 27 dni.'],
    [months(1, 1), 'Czas oczekiwania: 1 miesiąc i 1 tydzień (około 37 dni).'], [months(3, 2), 'Czas oczekiwania: 3 miesiące i 2 tygodnie (około 104 dni).'],
    [months(5), 'Czas oczekiwania: 5 miesięcy (około 150 dni).'], [months(12), 'Czas oczekiwania: 12 miesięcy (około 360 dni).'],
    [months(22, 5), 'Czas oczekiwania: 22 miesiące i 5 tygodni (około 695 dni).'], [months(160), 'Czas oczekiwania: 160 miesięcy (około 4800 dni).'],
  ])('is told in a Polish sentence: %j', (waiting, sentence) => expect(waitsFor(waiting)).toBe(sentence));

  test('that is not known has a sentence of its own and no number', () => {
    const silent = WAITING_KINDS.filter((kind) => kind !== 'DAYS' && kind !== 'MONTHS_WEEKS').map((kind): WaitingTime => ({ kind }));
    expect(silent).toHaveLength(3);
    expect(silent.map(approximateDays)).toEqual([undefined, undefined, undefined]);
    expect(new Set(silent.map(waitsFor)).size).toBe(3);
    for (const sentence of silent.map(waitsFor)) expect(sentence).not.toMatch(/\b0\b|Bez czekania/);
  });

  test('has a number of days to compare by', () => expect([days(0), months(1), months(3, 2)].map(approximateDays)).toEqual([0, 30, 104]));
});
