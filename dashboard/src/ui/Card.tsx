import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './Card.module.css';
import { cx } from './cx';

export interface CardProps {
  /** The card's heading (h2), and its name for screen readers. */
  title?: ReactNode;
  /** A sentence under the heading. */
  text?: ReactNode;
  /** At the heading's right: a link, a button, a badge. */
  action?: ReactNode;
  /** No room at the edges: for tables. */
  flush?: boolean;
  children?: ReactNode;
}

/** A part of a page about one thing. */
export function Card({ title, text, action, flush, children }: CardProps) {
  const id = useId();
  return (
    <section className={cx(styles.card, flush && styles.flush)} aria-labelledby={title ? id : undefined}>
      {title || action ? (
        <header className={styles.header}>
          <div className={styles.heading}>
            {title ? <h2 id={id}>{title}</h2> : null}
            {text ? <p className={styles.text}>{text}</p> : null}
          </div>
          {action ? <div className={styles.action}>{action}</div> : null}
        </header>
      ) : null}
      {children}
    </section>
  );
}

/** Cards beside each other where there is room, under each other where there is not. */
export function Grid({ min = '19rem', children }: { min?: string; children: ReactNode }) {
  return (
    <div
      className={styles.grid}
      style={{ gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${min}), 1fr))` }}
    >
      {children}
    </div>
  );
}

/** Things under each other, with room between them. */
export function Stack({ gap = 4, children }: { gap?: 2 | 3 | 4 | 5 | 6; children: ReactNode }) {
  return (
    <div className={styles.stack} style={{ gap: `var(--space-${gap})` }}>
      {children}
    </div>
  );
}

/** Things beside each other, wrapping. */
export function Row({
  gap = 3,
  between,
  children,
}: {
  gap?: 2 | 3 | 4 | 5;
  between?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={styles.row}
      style={{ gap: `var(--space-${gap})`, justifyContent: between ? 'space-between' : undefined }}
    >
      {children}
    </div>
  );
}
