const VERSION = /\/_history\/[A-Za-z0-9.-]{1,64}$/;

/** One spelling for one target of a reference: below the base of the source it is relative, and the version does not matter. */
export function referenceKey(baseUrl: string): (reference: string) => string {
  const base = `${baseUrl.replace(/\/$/, '')}/`;
  return (reference) => (reference.startsWith(base) ? reference.slice(base.length) : reference).replace(VERSION, '');
}
