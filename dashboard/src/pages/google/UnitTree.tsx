import { useVirtualizer } from '@tanstack/react-virtual';
import { Check, ChevronRight, Minus } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '@/charts';
import type { Row } from './selection';
import styles from './google.module.css';

export interface UnitTreeProps {
  label: string;
  rows: readonly Row[];
  /** What a unit's box shows. */
  boxOf: (id: string) => 'on' | 'off' | 'partly' | 'covered';
  /** By which unit it counts where it is covered. */
  coverOf: (id: string) => string | undefined;
  /** Active users of it and all under it; undefined while nobody counted. */
  usersOf: (id: string) => number | undefined;
  onToggle: (id: string) => void;
  onOpen: (id: string, open: boolean) => void;
}

const ROW = 40;
const MOST = 13;

/**
 * The tree of units with a box at each (WAI-ARIA tree view): arrows move, open and close, Home and End go to the ends, a letter
 * to the next unit that begins with it, Space picks. Of forty thousand units only those in sight are drawn.
 */
export function UnitTree({ label, rows, boxOf, coverOf, usersOf, onToggle, onOpen }: UnitTreeProps) {
  const { t } = useTranslation('google');
  const { number } = useNumbers();
  const viewport = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string>();
  const active = Math.max(
    0,
    rows.findIndex(({ unit }) => unit.id === current),
  );
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => ROW,
    overscan: 12,
    getItemKey: (index) => rows[index]?.unit.id ?? index,
  });

  const moveTo = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row) {
      setCurrent(row.unit.id);
      lines.scrollToIndex(rows.indexOf(row));
      // Drawn by then, however far away it was.
      requestAnimationFrame(() =>
        viewport.current?.querySelector<HTMLElement>(`[data-unit="${CSS.escape(row.unit.id)}"]`)?.focus(),
      );
    }
  };

  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const row = rows[index];
    if (!row || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const act = keyOf(event.key, row, index, rows);
    if (!act) {
      return;
    }
    event.preventDefault();
    if (act === 'toggle') {
      onToggle(row.unit.id);
    } else if (act === 'open' || act === 'close') {
      onOpen(row.unit.id, act === 'open');
    } else {
      moveTo(act.to);
    }
  };

  return (
    <div className={styles.tree} ref={viewport} style={{ height: Math.min(rows.length, MOST) * ROW + 2 }}>
      <div role="tree" aria-label={label} aria-multiselectable style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) {
            return null;
          }
          const { unit } = row;
          const box = boxOf(unit.id);
          const users = usersOf(unit.id);
          const cover = coverOf(unit.id);
          const words =
            users === undefined ? undefined : t('units.users', { count: users, formatted: number(users) });
          return (
            <div
              key={item.key}
              role="treeitem"
              data-unit={unit.id}
              data-box={box}
              tabIndex={item.index === active ? 0 : -1}
              aria-level={row.level}
              aria-posinset={row.position}
              aria-setsize={row.siblings}
              aria-expanded={row.hasChildren ? row.isOpen : undefined}
              aria-selected={box === 'on'}
              aria-checked={box === 'partly' ? 'mixed' : box !== 'off'}
              aria-disabled={box === 'covered' || undefined}
              aria-label={[unit.name, words, cover && t('units.coveredBy', { unit: cover })]
                .filter(Boolean)
                .join(', ')}
              className={styles.treeRow}
              style={{
                height: ROW,
                transform: `translateY(${item.start}px)`,
                paddingInlineStart: `${0.5 + (row.level - 1) * 1.25}rem`,
              }}
              onFocus={() => setCurrent(unit.id)}
              onClick={() => onToggle(unit.id)}
              onKeyDown={(event) => onKeyDown(event, item.index)}
            >
              {/* For the mouse alone; the arrow keys do the same. */}
              <span
                className={styles.twist}
                data-open={row.isOpen || undefined}
                data-none={row.hasChildren ? undefined : ''}
                aria-hidden
                onClick={(event) => {
                  event.stopPropagation();
                  onOpen(unit.id, !row.isOpen);
                }}
              >
                <ChevronRight />
              </span>
              <span className={styles.treeBox} aria-hidden>
                {box === 'partly' ? <Minus /> : <Check />}
              </span>
              <span className={styles.treeName}>{unit.name}</span>
              <span className={styles.treeUsers}>{users === undefined ? '' : number(users)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What a key does at a row. */
export function keyOf(
  key: string,
  row: Row,
  index: number,
  rows: readonly Row[],
): 'toggle' | 'open' | 'close' | { to: number } | undefined {
  switch (key) {
    case ' ':
    case 'Enter':
      return 'toggle';
    case 'ArrowDown':
      return { to: index + 1 };
    case 'ArrowUp':
      return { to: index - 1 };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: rows.length - 1 };
    case 'ArrowRight':
      if (!row.hasChildren) {
        return undefined;
      }
      return row.isOpen ? { to: index + 1 } : 'open';
    case 'ArrowLeft':
      return row.isOpen ? 'close' : { to: parentIndex(row, index, rows) };
    default:
      return key.length === 1 ? beginning(key, index, rows) : undefined;
  }
}

function parentIndex(row: Row, index: number, rows: readonly Row[]): number {
  for (let above = index - 1; above >= 0; above--) {
    if ((rows[above]?.level ?? 0) < row.level) {
      return above;
    }
  }
  return index;
}

function beginning(letter: string, index: number, rows: readonly Row[]): { to: number } | undefined {
  const wanted = letter.toLocaleLowerCase();
  for (let step = 1; step <= rows.length; step++) {
    const to = (index + step) % rows.length;
    if (rows[to]?.unit.name.toLocaleLowerCase().startsWith(wanted)) {
      return { to };
    }
  }
  return undefined;
}
