import type { Meant } from './meant.js';
import type { Appointment, Task } from './messages-care.js';
import { mayBe, type Target } from './reference.js';

type WhoIsMeant = (target: Target) => Meant;

/** The one asked about, or nobody of them; undefined where it cannot be told. */
export const oneOf = (meant: Meant): readonly string[] | undefined => (meant === 'UNTOLD' ? undefined : meant === 'OTHER' ? [] : [meant]);

/**
 * Everybody asked about who takes part; undefined where it cannot be told. Practitioners are often named by words only, so beside a patient who
 * is told only what calls itself a Patient is doubted.
 */
export function patientsOf({ participants }: Appointment, meant: WhoIsMeant): readonly string[] | undefined {
  const actors = participants.flatMap(({ actor }) => actor ?? []);
  const asked = actors.map(meant).filter((each) => each !== 'OTHER' && each !== 'UNTOLD');
  const untold = actors.filter((actor) => meant(actor) === 'UNTOLD');
  if (asked.length > 0) return untold.some(({ type }) => type === 'Patient') ? undefined : asked;
  const isForAnother = actors.some((actor) => mayBe('Patient', actor) && meant(actor) === 'OTHER');
  return isForAnother && untold.length === 0 ? [] : undefined;
}

/** The patient will not come, whatever the others say. */
export function hasDeclined({ participants }: Appointment, patient: string, meant: WhoIsMeant): boolean {
  const own = participants.filter(({ actor }) => actor && meant(actor) === patient);
  return own.length > 0 && own.every(({ status }) => status === 'declined');
}

/**
 * Tasks by the request that they focus on. Of one request of one patient: undefined where it cannot be told whether a task is for this patient. A task
 * that says nothing of it is for whom its request is; a task for one about a request for another belongs to neither.
 */
export function attemptsIn(tasks: readonly Task[], meant: WhoIsMeant): (request: string, patient: string) => readonly Task[] | undefined {
  const byRequest = new Map<string, Task[]>();
  for (const task of tasks) {
    const key = task.focus.key ?? '';
    const known = byRequest.get(key);
    if (known) known.push(task); else byRequest.set(key, [task]);
  }
  return (request, patient) => {
    const about = (byRequest.get(request) ?? []).map((task) => ({ task, whose: task.for ? meant(task.for) : patient }));
    return about.some(({ whose }) => whose === 'UNTOLD') ? undefined : about.filter(({ whose }) => whose === patient).map(({ task }) => task);
  };
}
