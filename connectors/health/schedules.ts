import type { ServiceSlot, SlotPeriod } from '../../src/core/residents/slots.js';
import { type LocalDate, parseLocalDate, warsawMidnight } from '../../src/vocabulary/local-date.js';
import type { Ask, Heard } from '../connector.js';
import { hear } from '../transport/hear.js';
import { inGroups } from '../transport/in-groups.js';
import { SourceFailure } from '../transport/source-failure.js';
import { newestCopies } from './copies.js';
import { type FhirServer, type FhirSource, wholeOf } from './fhir-server.js';
import type { Schedule } from './messages.js';
import { mayBe } from './reference.js';
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
  const unreadable = { heard: false, fault: new SourceFailure('MALFORMED', false).toFault(source.transport.source, source.transport.coordinate(OPERATION)) } as const;
  const answers = new Map<string, Heard<readonly ServiceSlot[]>>(services.map((id) => [id, { heard: true, value: [], asOf: new Date() }]));
  await Promise.all(inGroups([...answers.keys()].filter((id) => SERVICE_ID.test(id)), TOGETHER_MAX).map(async (asked) => {
    const heard = await hear(source.transport, OPERATION, () => readSlots(source, asked, period, ask));
    for (const id of asked) {
      const value = heard.heard ? heard.value.get(id) : undefined;
      answers.set(id, heard.heard ? (value ? { ...heard, value } : unreadable) : heard);
    }
  }));
  return answers;
}

/** Undefined for a service of which something cannot be read. */
type SlotsByService = ReadonlyMap<string, readonly ServiceSlot[] | undefined>;

async function readSlots({ server }: FhirSource, services: readonly string[], period: SlotPeriod, ask: Ask): Promise<{ value: SlotsByService; asOf: Date }> {
  const byReference = new Map(services.map((id) => [id.replace(SYSTEM, ''), id]));
  const { resources: listed, asOf } = await search(server, `/Schedule?actor=${[...byReference.keys()].join(',')}&_count=${A_PAGE}`, ask);
  const schedules = newestCopies(listed.filter((each) => each.resourceType === 'Schedule'))
    .map((schedule) => ({ ...schedule, services: servicesOf(schedule, byReference) }));
  const isReadable = ({ id, unreadable }: Schedule) => id !== undefined && !unreadable;
  const unreadable = new Set(schedules.filter((each) => !isReadable(each)).flatMap((each) => each.services));
  const slots = new Map<string, ServiceSlot[]>(services.map((id) => [id, []]));
  await Promise.all(inGroups(schedules.filter((each) => isReadable(each) && each.active), TOGETHER_MAX).map(async (group) => {
    const planned = new Map(group.map((schedule) => [`Schedule/${schedule.id}`, schedule.services]));
    const { resources } = await search(server, `/Slot?${slotParameters([...planned.keys()], period)}`, ask);
    for (const slot of newestCopies(resources.filter((each) => each.resourceType === 'Slot'))) {
      const told = toServiceSlot(slot, instants(period));
      if (slot.schedule.key === undefined) for (const service of [...planned.values()].flat()) unreadable.add(service);
      else if (told) for (const service of planned.get(slot.schedule.key) ?? []) slots.get(service)?.push(told);
    }
  }));
  return { value: new Map([...slots].map(([service, told]) => [service, unreadable.has(service) ? undefined : inOrder(told)])), asOf };
}

/** Services asked about that it plans for. Throws SourceFailure where that cannot be told: it may plan for any of them. */
function servicesOf({ actors }: Schedule, byReference: ReadonlyMap<string, string>): readonly string[] {
  const planned = actors.flatMap(({ key }) => (key === undefined ? [] : byReference.get(key) ?? []));
  const isTold = planned.length > 0 || (actors.length > 0 && actors.every((actor) => actor.key !== undefined || !mayBe('HealthcareService', actor)));
  if (!isTold) throw new SourceFailure('MALFORMED', false);
  return planned;
}

async function search(server: FhirServer, path: string, ask: Ask) {
  const answer = await server.search({ operation: OPERATION, method: 'GET', path, headers: { prefer: 'handling=strict' } }, ask);
  return { resources: wholeOf(answer), asOf: answer.asOf };
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
