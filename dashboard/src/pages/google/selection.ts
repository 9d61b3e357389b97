/** A unit of the tree at Google; `active` null while its users were never counted. */
export interface Unit {
  id: string;
  parentId: string | null;
  name: string;
  path: string;
  active: number | null;
  inactive: number | null;
}

/** The units picked, by id; whether those under each count too (X21). */
export type Picks = ReadonlyMap<string, boolean>;

export interface Tree {
  byId: ReadonlyMap<string, Unit>;
  /** Those under a unit by name; under '' those under none. */
  under: ReadonlyMap<string, readonly Unit[]>;
}

/** How many users some units have. */
export interface Reach {
  active: number;
  inactive: number;
  units: number;
}

/** A line of the tree as it is drawn. */
export interface Row {
  unit: Unit;
  level: number;
  position: number;
  siblings: number;
  hasChildren: boolean;
  isOpen: boolean;
}

export function treeOf(units: readonly Unit[]): Tree {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const under = new Map<string, Unit[]>();
  for (const unit of units) {
    const parent = unit.parentId !== null && byId.has(unit.parentId) ? unit.parentId : '';
    under.set(parent, [...(under.get(parent) ?? []), unit]);
  }
  for (const some of under.values()) {
    some.sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
  }
  return { byId, under };
}

/** The unit above this one that is picked with all that is under it: this one counts by it. */
export function coveredBy(tree: Tree, picks: Picks, id: string): Unit | undefined {
  for (let unit = parentOf(tree, id); unit; unit = parentOf(tree, unit.id)) {
    if (picks.get(unit.id) === true) {
      return unit;
    }
  }
  return undefined;
}

/** Picks a unit; what it covers need not be picked beside it. */
export function pick(tree: Tree, picks: Picks, id: string, subtree: boolean): Picks {
  const next = new Map(picks).set(id, subtree);
  if (subtree) {
    for (const other of picks.keys()) {
      if (other !== id && isUnder(tree, other, id)) {
        next.delete(other);
      }
    }
  }
  return next;
}

export function unpick(picks: Picks, id: string): Picks {
  const next = new Map(picks);
  next.delete(id);
  return next;
}

/** The users the picks mean, each unit once. */
export function reach(tree: Tree, picks: Picks): Reach {
  const sum = { active: 0, inactive: 0, units: 0 };
  for (const unit of tree.byId.values()) {
    if (picks.has(unit.id) || coveredBy(tree, picks, unit.id)) {
      sum.active += unit.active ?? 0;
      sum.inactive += unit.inactive ?? 0;
      sum.units += 1;
    }
  }
  return sum;
}

/** Of each unit the active users of it and of all under it. */
export function totals(tree: Tree): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const add = (unit: Unit): number => {
    const own =
      (unit.active ?? 0) + (tree.under.get(unit.id) ?? []).reduce((sum, child) => sum + add(child), 0);
    sums.set(unit.id, own);
    return own;
  };
  tree.under.get('')?.forEach(add);
  return sums;
}

/** Units above some that are picked: their boxes are neither empty nor full. */
export function partly(tree: Tree, picks: Picks): ReadonlySet<string> {
  const above = new Set<string>();
  for (const id of picks.keys()) {
    for (let unit = parentOf(tree, id); unit && !above.has(unit.id); unit = parentOf(tree, unit.id)) {
      above.add(unit.id);
    }
  }
  return above;
}

/** The lines in sight: what is under open units; of a search, what it finds and the way there. */
export function rows(tree: Tree, open: ReadonlySet<string>, search: string): Row[] {
  const wanted = search.trim().toLocaleLowerCase();
  const found = wanted === '' ? undefined : wayTo(tree, wanted);
  const lines: Row[] = [];
  const add = (parent: string, level: number) => {
    const some = (tree.under.get(parent) ?? []).filter((unit) => found?.has(unit.id) ?? true);
    some.forEach((unit, place) => {
      const children = (tree.under.get(unit.id) ?? []).filter((child) => found?.has(child.id) ?? true);
      const isOpen = children.length > 0 && (found !== undefined || open.has(unit.id));
      lines.push({
        unit,
        level,
        position: place + 1,
        siblings: some.length,
        hasChildren: children.length > 0,
        isOpen,
      });
      if (isOpen) {
        add(unit.id, level + 1);
      }
    });
  };
  add('', 1);
  return lines;
}

/** What is open at first: the root, and the way to what is picked. */
export function openAtFirst(tree: Tree, picks: Picks): ReadonlySet<string> {
  const roots = tree.under.get('') ?? [];
  return new Set([...roots.map((unit) => unit.id), ...partly(tree, picks)]);
}

export function isSame(one: Picks, other: Picks): boolean {
  return one.size === other.size && [...one].every(([id, subtree]) => other.get(id) === subtree);
}

function wayTo(tree: Tree, wanted: string): ReadonlySet<string> {
  const way = new Set<string>();
  for (const unit of tree.byId.values()) {
    if (`${unit.name}\n${unit.path}`.toLocaleLowerCase().includes(wanted)) {
      for (let at: Unit | undefined = unit; at && !way.has(at.id); at = parentOf(tree, at.id)) {
        way.add(at.id);
      }
    }
  }
  return way;
}

function isUnder(tree: Tree, id: string, above: string): boolean {
  for (let unit = parentOf(tree, id); unit; unit = parentOf(tree, unit.id)) {
    if (unit.id === above) {
      return true;
    }
  }
  return false;
}

function parentOf(tree: Tree, id: string): Unit | undefined {
  const parent = tree.byId.get(id)?.parentId;
  return parent === null || parent === undefined ? undefined : tree.byId.get(parent);
}
