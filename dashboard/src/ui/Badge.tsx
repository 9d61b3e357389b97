import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Badge.module.css';
import { cx } from './cx';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'muted' | 'accent';

/** A word or two about the state of something. */
export function Badge({
  tone = 'muted',
  dot,
  children,
}: {
  tone?: Tone;
  dot?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={cx(styles.badge, styles[tone])}>
      {dot ? <span className={styles.dot} aria-hidden /> : null}
      {children}
    </span>
  );
}

export type MemberStatus =
  'NONE' | 'MEMBER' | 'WAITING' | 'INVITED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN' | 'REMOVED' | 'KEPT_OUT';

const TONES: Record<MemberStatus, Tone> = {
  MEMBER: 'good',
  INVITED: 'info',
  WAITING: 'warn',
  DECLINED: 'muted',
  EXPIRED: 'muted',
  WITHDRAWN: 'muted',
  REMOVED: 'muted',
  NONE: 'muted',
  KEPT_OUT: 'bad',
};

/** How somebody stands on a license, in plain words: *Added*, *Invited*, *Waiting – 3rd*. */
export function StatusBadge({ status, position }: { status: MemberStatus; position?: number | null }) {
  const { t } = useTranslation('ui');
  return (
    <Badge tone={TONES[status]} dot>
      {status === 'WAITING' && position
        ? t('status.WAITING_position', { count: position, ordinal: true })
        : t(`status.${status}`)}
    </Badge>
  );
}
