import { useTranslation } from 'react-i18next';
import type { EnrollmentMethod } from '@/api/licenses';
import styles from './charts.module.css';
import { useNumbers } from './numbers';

/** How many came by each way, the most first; ways nobody came are left out. */
export function MethodBars({
  methods,
  label,
}: {
  methods: readonly { method: EnrollmentMethod; members: number }[];
  label: string;
}) {
  const { t } = useTranslation('ui');
  const { number } = useNumbers();
  const shown = methods.filter(({ members }) => members > 0).sort((a, b) => b.members - a.members);
  const most = shown[0]?.members ?? 1;
  return (
    <table className={styles.bars} aria-label={label}>
      <tbody>
        {shown.map(({ method, members }) => (
          <tr key={method}>
            <th scope="row">{t(`methods.${method}`)}</th>
            <td className={styles.barCell}>
              <span className={styles.barTrack} aria-hidden>
                <span
                  className={styles.bar}
                  style={{
                    width: `${Math.max(1.5, (members / most) * 100)}%`,
                    background: `var(--method-${method.toLowerCase()})`,
                  }}
                />
              </span>
            </td>
            <td className={styles.count}>{number(members)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
