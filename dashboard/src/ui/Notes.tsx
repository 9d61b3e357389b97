import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { cx } from './cx';
import styles from './Notes.module.css';
import { useProblemTitle } from './useProblemTitle';

const ICONS = { info: Info, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert } as const;

export interface NoteProps {
  tone?: keyof typeof ICONS;
  title?: ReactNode;
  children?: ReactNode;
  /** A button or link that does what the note advises. */
  action?: ReactNode;
  /** Read out when it appears. */
  live?: boolean;
}

/** Something to know on this page. */
export function Note({ tone = 'info', title, children, action, live }: NoteProps) {
  const Icon = ICONS[tone];
  return (
    <div
      className={cx(styles.note, styles[tone])}
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
    >
      <Icon aria-hidden />
      <div className={styles.body}>
        {title ? <p className={styles.title}>{title}</p> : null}
        {children ? <div>{children}</div> : null}
      </div>
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}

/** What did not work and what to do about it: what was refused, its details and its rule, or that nothing answered. */
export function ProblemNote({ problem: error, action }: { problem: unknown; action?: ReactNode }) {
  const { t } = useTranslation('ui');
  const problem = asProblem(error);
  const known = words(problem.status);
  const title = useProblemTitle()(problem) || t(`problem.${known.title}`);
  const text = problem.detail ?? (known.text ? t(`problem.${known.text}`) : undefined);
  return (
    <Note tone="bad" title={title} action={action} live>
      {text && text !== title ? <p>{text}</p> : null}
      {problem.rule ? <p className={styles.rule}>{t('rule', { rule: problem.rule })}</p> : null}
    </Note>
  );
}

function words(status: number) {
  switch (status) {
    case -1:
      return { title: 'broken', text: undefined } as const;
    case 0:
      return { title: 'unreachable', text: 'unreachableText' } as const;
    case 403:
      return { title: 'forbidden', text: undefined } as const;
    case 404:
      return { title: 'notFound', text: undefined } as const;
    case 429:
      return { title: 'tooMany', text: 'tooManyText' } as const;
    default:
      return status >= 500
        ? ({ title: 'down', text: 'downText' } as const)
        : ({ title: 'other', text: undefined } as const);
  }
}

export interface EmptyStateProps {
  icon?: ReactNode;
  title?: ReactNode;
  /** What this place is for, and how it comes to be filled. */
  text?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}

/** Where there is nothing yet: says what would be here, and how to begin. */
export function EmptyState({ icon, title, text, action, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon ? (
        <div className={styles.emptyIcon} aria-hidden>
          {icon}
        </div>
      ) : null}
      {title ? <p className={styles.emptyTitle}>{title}</p> : null}
      {text ? <p className={styles.emptyText}>{text}</p> : null}
      {children}
      {action ? <div className={styles.emptyAction}>{action}</div> : null}
    </div>
  );
}
