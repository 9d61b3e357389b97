import { area, curveMonotoneX, line } from 'd3-shape';
import { type PointerEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageLocale } from '@/i18n/locale';
import styles from './charts.module.css';
import { useNumbers } from './numbers';
import { spread, ticksTo } from './ticks';
import { useWidth } from './useWidth';

/** A day, and how many there were at its end. */
export interface GrowthDay {
  day: string;
  members: number;
  joined: number;
  left: number;
}

const HEIGHT = 190;
const EDGE = { top: 12, right: 12, bottom: 26, left: 44 };

/** How many members there were day by day; a day's numbers under the pointer, and all of them as a table on demand. */
export function GrowthChart({ days, label }: { days: readonly GrowthDay[]; label: string }) {
  const { t } = useTranslation('ui');
  const [frame, width] = useWidth<HTMLDivElement>();
  const [asTable, setAsTable] = useState(false);
  return (
    <div className={styles.growth} ref={frame}>
      {width === undefined ? (
        <div className={styles.growthRoom} />
      ) : (
        <Curve days={days} label={label} width={width} />
      )}
      <details className={styles.table} onToggle={(event) => setAsTable(event.currentTarget.open)}>
        <summary>{asTable ? t('hideTable') : t('showTable')}</summary>
        {asTable ? <Days days={days} label={label} /> : null}
      </details>
    </div>
  );
}

function Curve({ days, label, width }: { days: readonly GrowthDay[]; label: string; width: number }) {
  const { t } = useTranslation('ui');
  const { number } = useNumbers();
  const gradient = useId();
  const [at, setAt] = useState<number>();

  const ticks = ticksTo(Math.max(1, ...days.map(({ members }) => members)), 4);
  const top = ticks.at(-1) ?? 1;
  const wide = width - EDGE.left - EDGE.right;
  const x = (index: number) => EDGE.left + (wide * index) / Math.max(1, days.length - 1);
  const y = (members: number) => HEIGHT - EDGE.bottom - ((HEIGHT - EDGE.bottom - EDGE.top) * members) / top;
  const xOf = (_: GrowthDay, index: number) => x(index);
  const shape = area<GrowthDay>(xOf, y(0), (day) => y(day.members)).curve(curveMonotoneX);
  const edge = line<GrowthDay>(xOf, (day) => y(day.members)).curve(curveMonotoneX);
  const short = new Intl.DateTimeFormat(pageLocale(), { day: 'numeric', month: 'short' });
  const date = ({ day }: GrowthDay) => short.format(new Date(`${day}T12:00:00`));
  const shown = at === undefined ? undefined : days[at];

  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left - EDGE.left) / wide;
    setAt(Math.max(0, Math.min(days.length - 1, Math.round(share * (days.length - 1)))));
  };

  return (
    <>
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={label}
        onPointerMove={point}
        onPointerLeave={() => setAt(undefined)}
      >
        <defs>
          <linearGradient id={gradient} x1="0" x2="0" y1="0" y2="1">
            <stop offset="0" className={styles.fadeFrom} />
            <stop offset="1" className={styles.fadeTo} />
          </linearGradient>
        </defs>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className={styles.gridLine}
              x1={EDGE.left}
              x2={width - EDGE.right}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text className={styles.tick} x={EDGE.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
              {number(tick)}
            </text>
          </g>
        ))}
        {spread(days, width < 420 ? 3 : 5).map(([day, index]) => (
          <text key={day.day} className={styles.tick} x={x(index)} y={HEIGHT - 6} textAnchor="middle">
            {date(day)}
          </text>
        ))}
        <path d={shape([...days]) ?? ''} fill={`url(#${CSS.escape(gradient)})`} />
        <path d={edge([...days]) ?? ''} className={styles.edge} />
        {shown && at !== undefined ? (
          <g>
            <line className={styles.cross} x1={x(at)} x2={x(at)} y1={EDGE.top} y2={HEIGHT - EDGE.bottom} />
            <circle className={styles.spot} cx={x(at)} cy={y(shown.members)} r={4.5} />
          </g>
        ) : null}
      </svg>
      {shown && at !== undefined ? (
        <div className={styles.tip} style={{ left: Math.min(Math.max(x(at), 76), width - 76) }} aria-hidden>
          <span>{date(shown)}</span>
          <strong>{t('growth.members', { count: shown.members, formatted: number(shown.members) })}</strong>
          {shown.joined || shown.left ? (
            <span>{t('growth.moves', { joined: number(shown.joined), left: number(shown.left) })}</span>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

function Days({ days, label }: { days: readonly GrowthDay[]; label: string }) {
  const { t } = useTranslation('ui');
  const { number } = useNumbers();
  const date = new Intl.DateTimeFormat(pageLocale(), { dateStyle: 'medium' });
  return (
    // Scrolls, so the keyboard must reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.tableScroll} tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('growth.day')}</th>
            <th scope="col">{t('growth.membersHead')}</th>
            <th scope="col">{t('growth.joined')}</th>
            <th scope="col">{t('growth.left')}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row">{date.format(new Date(`${day.day}T12:00:00`))}</th>
              <td>{number(day.members)}</td>
              <td>{number(day.joined)}</td>
              <td>{number(day.left)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
