import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import styles from './me.module.css';

/** A part of the page an address leads to, such as `/me#key`. It comes after the page itself, so the browser alone does not find it. */
export function Anchored({ id, children }: { id: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  // Each way there has a key of its own: who chooses it again is taken there again.
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash === `#${id}`) {
      place.current?.focus();
    }
  }, [hash, key, id]);
  return (
    <div ref={place} id={id} tabIndex={-1} className={styles.anchored}>
      {children}
    </div>
  );
}
