import type { ServiceSlot, SlotPeriod } from '../../src/core/residents/slots.js';
import { type LocalDate, parseLocalDate, warsawMidnight } from '../../src/vocabulary/local-date.js';
import type { Ask, Heard } from '../connector.js';
import { hear } from '../transport/hear.js';
import { inGroups } from '../transport/in-groups.js';
import { SourceFailure } from '../transport/source-failure.js';
import type { FhirServer, FhirSource } from './fhir-server.js';
import type { Schedule, Slot } from './messages.js';
import { referenceKey } from './reference.js';
import { toServiceSlot } from './translate-slot.js';

const OPERATION = 'slots';
/** Services, or schedules, in one search: more would make an address longer than some servers read. */
const TOGETHER_MAX = 20;
const A_PAGE = 100;
const SYSTEM = /^HEALTH:/;
const SERVICE_ID = /^HEALTH:HealthcareService\/[A-Za-z0-9.-]{1,64}$/;

/**
 * Slots of these services (catalogue ids), by start: their schedules in one search, the slots of those in another. What is
 * no HealthcareService has none, and is not asked for. Half an answer is a failure: a slot left out would look taken.
 */
export async function slotsOf(
  source: FhirSource, services: readonly string[], period: SlotPeriod, ask: Ask,
): Promise<ReadonlyMap<string, Heard<readonly ServiceSlot[]>>> {
  const answers = new Map<string, Heard<readonly ServiceSlot[]>>(services.map((id) => [id, { heard: true, value: [], asOf: new Date() }]));
  await Promise.all(inGroups([...answers.keys()].filter((id) => SERVICE_ID.test(id)), TOGETHER_MAX).map(async (asked) => {
    const heard = await hear(source.transport, OPERATION, () => readSlots(source, asked, period, ask));
    for (const id of asked) answers.set(id, heard.heard ? { ...heard, value: heard.value.get(id) ?? [] } : heard);
  }));
  return answers;
}

type SlotsByService = ReadonlyMap<string, readonly ServiceSlot[]>;

async function readSlots({ server, url }: FhirSource, services: readonly string[], period: SlotPeriod, ask: Ask): Promise<{ value: SlotsByService; asOf: Date }> {
  const key = referenceKey(url);
  const byReference = new Map(services.map((id) => [id.replace(SYSTEM, ''), id]));
  const { resources: listed, asOf } = await search(server, `/Schedule?actor=${[...byReference.keys()].join(',')}&_count=${A_PAGE}`, ask);
  const schedules = listed.filter((each): each is Schedule => each.resourceType === 'Schedule' && each.active && each.id !== undefined);
  const slots = new Map<string, ServiceSlot[]>(services.map((id) => [id, []]));
  await Promise.all(inGroups(schedules, TOGETHER_MAX).map(async (group) => {
    const servicesOf = new Map(group.map(({ id, actors }) => [`Schedule/${id}`, actors.flatMap((actor) => byReference.get(key(actor)) ?? [])]));
    const { resources } = await search(server, `/Slot?${slotParameters([...servicesOf.keys()], period)}`, ask);
    for (const slot of resources.filter((each): each is Slot => each.resourceType === 'Slot')) {
      const told = toServiceSlot(slot, instants(period));
      for (const service of servicesOf.get(key(slot.schedule ?? '')) ?? []) if (told) slots.get(service)?.push(told);
    }
  }));
  return { value: new Map([...slots].map(([service, told]) => [service, inOrder(told)])), asOf };
}

async function search(server: FhirServer, path: string, ask: Ask) {
  const { entries, asOf, unfinished } = await server.search({ operation: OPERATION, method: 'GET', path, headers: { prefer: 'handling=strict' } }, ask);
  if (unfinished) throw new SourceFailure('MALFORMED', false);
  return { resources: entries.map(({ resource }) => resource), asOf };
}

/** Instants with their offset: a bare date would be read in the zone of the server. */
function slotParameters(schedules: readonly string[], period: SlotPeriod): string {
  const { from, before } = instants(period);
  return new URLSearchParams([
    ['schedule', schedules.join(',')], ['start', `ge${from.toISOString()}`], ['start', `lt${before.toISOString()}`], ['_count', String(A_PAGE)],
  ]).toString();
}

const instants = ({ from, until }: SlotPeriod) => ({ from: warsawMidnight(from), before: warsawMidnight(dayAfter(until)) });

const DAY_MILLISECONDS = 86_400_000;
const dayAfter = (date: LocalDate): LocalDate => parseLocalDate(new Date(Date.parse(date) + DAY_MILLISECONDS).toISOString().slice(0, 10)) ?? date;

/** A slot that stands in two pages is one. */
const inOrder = (slots: readonly ServiceSlot[]): readonly ServiceSlot[] => [...new Map(slots.map((slot) => [slot.id, slot])).values()]
  .toSorted((a, b) => a.start.getTime() - b.start.getTime() || (a.id < b.id ? -1 : 1));
