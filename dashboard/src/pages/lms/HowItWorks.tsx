import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '@/ui';
import styles from './lms.module.css';

const SIDES = [
  { id: 'ours', icon: Check, points: ['made', 'opens', 'never'] },
  { id: 'regular', icon: X, points: ['made', 'opens', 'never'] },
] as const;

/** How an assignment of ours differs from a regular one, which enrolls nobody: the most common mistake (R30, R31). */
export function HowItWorks() {
  const { t } = useTranslation('lms');
  return (
    <Card title={t('how.title')} text={t('how.text')}>
      <div className={styles.sides}>
        {SIDES.map(({ id, icon: Icon, points }) => (
          <section key={id} data-side={id} aria-label={t(`how.${id}.title`)}>
            <h3>
              <Icon aria-hidden />
              {t(`how.${id}.title`)}
            </h3>
            <ul>
              {points.map((point) => (
                <li key={point}>{t(`how.${id}.${point}`)}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  );
}
