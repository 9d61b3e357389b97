import { describe, expect, it } from 'vitest';
import {
  coveredBy,
  isSame,
  openAtFirst,
  partly,
  pick,
  reach,
  rows,
  totals,
  treeOf,
  unpick,
  type Unit,
} from './selection';

const unit = (id: string, parentId: string | null, active: number, inactive = 0): Unit => ({
  id,
  parentId,
  name: id,
  path: `/${id}`,
  active,
  inactive,
});

/** root > (schools > (north > (n10, n2)), office) */
const tree = treeOf([
  unit('root', null, 1),
  unit('schools', 'root', 2),
  unit('north', 'schools', 30, 4),
  unit('n10', 'north', 100),
  unit('n2', 'north', 200, 1),
  unit('office', 'root', 5),
]);
const none = new Map<string, boolean>();

describe('X21 a picked unit means its whole subtree, unless it is picked alone', () => {
  it('counts each unit once, however it is meant', () => {
    expect(reach(tree, new Map([['north', true]]))).toEqual({ active: 330, inactive: 5, units: 3 });
    expect(reach(tree, new Map([['north', false]]))).toEqual({ active: 30, inactive: 4, units: 1 });
    expect(
      reach(
        tree,
        new Map([
          ['schools', true],
          ['n2', true],
        ]),
      ),
    ).toEqual({ active: 332, inactive: 5, units: 4 });
  });

  it('says by which unit another counts', () => {
    const picks = pick(tree, none, 'schools', true);

    expect(coveredBy(tree, picks, 'n2')?.id).toBe('schools');
    expect(coveredBy(tree, picks, 'schools')).toBeUndefined();
    expect(coveredBy(tree, pick(tree, none, 'schools', false), 'n2')).toBeUndefined();
  });

  it('drops what a unit covers when it is picked with its subtree, and keeps it when it is picked alone', () => {
    const picked = pick(
      tree,
      new Map([
        ['n2', true],
        ['office', true],
      ]),
      'schools',
      true,
    );

    expect([...picked.keys()]).toEqual(['office', 'schools']);
    expect([...pick(tree, new Map([['n2', true]]), 'schools', false).keys()]).toEqual(['n2', 'schools']);
    expect([...unpick(picked, 'office').keys()]).toEqual(['schools']);
  });
});

it('sums what is under a unit, and marks what is above a pick', () => {
  expect(totals(tree).get('schools')).toBe(332);
  expect(totals(tree).get('root')).toBe(338);
  expect([...partly(tree, new Map([['n2', true]]))].sort()).toEqual(['north', 'root', 'schools']);
});

it('draws what is under open units alone, sorted as people count', () => {
  expect(
    rows(tree, new Set(['root', 'schools', 'north']), '').map(({ unit: { id }, level }) => `${level} ${id}`),
  ).toEqual(['1 root', '2 office', '2 schools', '3 north', '4 n2', '4 n10']);
  expect(rows(tree, new Set(['root']), '').at(2)).toMatchObject({
    hasChildren: true,
    isOpen: false,
    siblings: 2,
    position: 2,
  });
});

it('finds units wherever they are, and shows the way there', () => {
  expect(rows(tree, new Set(), 'N10').map(({ unit: { id } }) => id)).toEqual([
    'root',
    'schools',
    'north',
    'n10',
  ]);
  expect(rows(tree, new Set(), 'nowhere')).toEqual([]);
});

it('opens the way to what is picked at first', () => {
  expect([...openAtFirst(tree, new Map([['n2', true]]))].sort()).toEqual(['north', 'root', 'schools']);
});

it('knows two selections for the same', () => {
  expect(isSame(new Map([['a', true]]), new Map([['a', true]]))).toBe(true);
  expect(isSame(new Map([['a', true]]), new Map([['a', false]]))).toBe(false);
  expect(
    isSame(
      new Map([['a', true]]),
      new Map([
        ['a', true],
        ['b', true],
      ]),
    ),
  ).toBe(false);
});
