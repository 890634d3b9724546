import type { Entry, HealthcareService, Location, Organization, Resource } from './messages.js';
import { referenceKey } from './reference.js';

/** What a reference of a HealthcareService can lead to. */
type Referable = Organization | Location;

/** The resources that came with the services, by reference. */
export interface Directory {
  /** One spelling for one target: below the base it is relative, and the version does not matter. */
  key(reference: string): string;
  /** `#x` is looked up inside the service, everything else among the entries: undefined when it leads nowhere. */
  find(reference: string, service: HealthcareService): Referable | undefined;
  /** References that lead nowhere although this source could be asked for them, as paths below its base: `Organization/f001`. */
  missing(): readonly string[];
}

export function directoryOf(entries: readonly Entry[], baseUrl: string): Directory {
  const key = referenceKey(baseUrl);
  const known = new Map<string, Referable>();
  for (const { fullUrl, resource } of entries) {
    if (!isReferable(resource)) continue;
    const names = [fullUrl && key(fullUrl), resource.id && `${resource.resourceType}/${resource.id}`];
    for (const name of names) if (name && !known.has(name)) known.set(name, resource);
  }
  const find = (reference: string, service: HealthcareService) => reference.startsWith('#')
    ? service.contained.filter(isReferable).find(({ id }) => id === reference.slice(1))
    : known.get(key(reference));

  const missing = () => {
    const named = entries.flatMap(({ resource }) => (resource.resourceType === 'HealthcareService' ? referencesOf(resource) : []));
    return [...new Set(named.map(key))].filter((each) => LOCAL.test(each) && !known.has(each));
  };
  return { key, find, missing };
}

const LOCAL = /^(?:Organization|Location)\/[A-Za-z0-9.-]{1,64}$/;

const referencesOf = ({ providedBy, location, coverageArea }: HealthcareService): readonly string[] =>
  [providedBy, ...location, ...coverageArea].flatMap((each) => each?.reference ?? []);

/** What must not be acted upon is as good as not there. */
const isReferable = (resource: Resource): resource is Referable =>
  (resource.resourceType === 'Organization' || resource.resourceType === 'Location') && !resource.unreadable;
