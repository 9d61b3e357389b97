import { useTranslation } from 'react-i18next';
import styles from './charts.module.css';
import { useNumbers } from './numbers';
import type { SeatCounts } from './SeatBar';

/** At most so many are drawn; where there are more seats, each stands for several. */
const MOST_DRAWN = 120;

type Kind = 'members' | 'invited' | 'free' | 'waiting';

/** What each of the little seats is: members, then invites, then free ones; those who wait stand behind them. */
export function seatsDrawn(seats: SeatCounts): { each: number; kinds: Kind[] } {
  const all = Math.max(seats.limit ?? 0, seats.members + seats.invited);
  const each = Math.max(1, Math.ceil((all + seats.waiting) / MOST_DRAWN));
  // Whoever is there is seen, however few they are among many.
  const drawn = (count: number) => (count === 0 ? 0 : Math.max(1, Math.round(count / each)));
  const members = drawn(seats.members);
  const invited = drawn(seats.invited);
  const left = seats.limit === null ? 0 : seats.limit - seats.members - seats.invited;
  // What is left of the whole, so that rounding adds no seat to it.
  const free = left > 0 ? Math.max(1, Math.round(all / each) - members - invited) : 0;
  const waiting = drawn(seats.waiting);
  const of = (kind: Kind, count: number) => Array.from({ length: count }, () => kind);
  return {
    each,
    kinds: [
      ...of('members', members),
      ...of('invited', invited),
      ...of('free', free),
      ...of('waiting', waiting),
    ],
  };
}

/** The seats of a license, seat by seat, with what each color is and how many there are. */
export function SeatPicture({ seats }: { seats: SeatCounts }) {
  const { t } = useTranslation('ui');
  const { number } = useNumbers();
  const { each, kinds } = seatsDrawn(seats);
  const legend: { kind: Kind; count: number | null }[] = [
    { kind: 'members', count: seats.members },
    { kind: 'invited', count: seats.invited },
    { kind: 'free', count: seats.free },
    ...(seats.waiting > 0 ? [{ kind: 'waiting' as const, count: seats.waiting }] : []),
  ];
  return (
    <div className={styles.picture}>
      {kinds.length > 0 ? (
        <div className={styles.seats} aria-hidden>
          {kinds.map((kind, place) => (
            <span key={place} className={styles[kind]} />
          ))}
        </div>
      ) : null}
      <ul className={styles.legend}>
        {legend.map(({ kind, count }) => (
          <li key={kind}>
            <span className={styles[kind]} aria-hidden />
            <strong>{count === null ? t('seats.noEnd') : number(count)}</strong> {t(`seats.${kind}`)}
          </li>
        ))}
      </ul>
      {each > 1 ? <p className={styles.note}>{t('seats.each', { count: each })}</p> : null}
    </div>
  );
}
