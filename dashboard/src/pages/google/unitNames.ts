import type { Plan, Sync } from './api';

/** Names of units by id, as far as the sync and a plan know them. */
export function unitNames(sync: Sync, plan?: Plan): ReadonlyMap<string, string> {
  return new Map([...sync.units, ...(plan?.units ?? [])].map(({ id, name }) => [id, name]));
}
