import { type ReactNode, useEffect, useRef } from 'react';
import { LicenseLine } from './LicenseLine';
import styles from './PageHeader.module.css';

let isFirstPage = true;

export interface PageHeaderProps {
  /** The page's only h1, and the window's title. */
  title: string;
  /** Above the title: where this is. Within a license it says which, by itself. */
  above?: ReactNode;
  /** Within the heading, after the title: what kind of thing it is. */
  kind?: ReactNode;
  /** Beside the title: a badge. */
  beside?: ReactNode;
  text?: ReactNode;
  /** What one mostly does here. */
  actions?: ReactNode;
}

/** The head of every page. Whoever comes from another page has the focus on its title, so that it is read out. */
export function PageHeader({ title, above, kind, beside, text, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFirstPage) {
      isFirstPage = false;
    } else {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <header className={styles.header}>
      <title>{`${title} – Rollbook`}</title>
      <div className={styles.words}>
        <div className={styles.above}>{above ?? <LicenseLine />}</div>
        <div className={styles.titleLine}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
            {kind ? <span className={styles.kind}>{kind}</span> : null}
          </h1>
          {beside}
        </div>
        {text ? <div className={styles.text}>{text}</div> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
  );
}
