import { useTranslation } from 'react-i18next';
import styles from './charts.module.css';
import { useNumbers } from './numbers';

/** How the seats of a license are held; `limit` null where there is no end of them. */
export interface SeatCounts {
  limit: number | null;
  members: number;
  invited: number;
  waiting: number;
  free: number | null;
}

/**
 * The seats as one small bar: taken, invited, free; the numbers are its name for screen readers. Where there is no end of seats none
 * of them is a part of anything: the bar is empty and runs out, and is never full.
 */
export function SeatBar({ seats }: { seats: SeatCounts }) {
  const { t } = useTranslation('ui');
  const { number } = useNumbers();
  const of = Math.max(seats.limit ?? Infinity, seats.members + seats.invited, 1);
  const label =
    seats.limit === null
      ? t('seats.unlimitedLabel', { members: number(seats.members), invited: number(seats.invited) })
      : t('seats.label', {
          members: number(seats.members),
          invited: number(seats.invited),
          limit: number(seats.limit),
        });
  return (
    <div
      className={styles.seatBar}
      role="img"
      aria-label={label}
      data-open={seats.limit === null || undefined}
    >
      <span className={styles.members} style={{ width: `${(seats.members / of) * 100}%` }} />
      <span className={styles.invited} style={{ width: `${(seats.invited / of) * 100}%` }} />
    </div>
  );
}
