import { BookOpen, GraduationCap, Plug, Radio, School } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card, EmptyState } from '@/ui';
import type { Connection } from './api';
import { ConnectionItem } from './ConnectionItem';
import styles from './lms.module.css';

const CHOICES = [
  { id: 'CANVAS', icon: GraduationCap },
  { id: 'SCHOOLOGY', icon: School },
  { id: 'OTHER', icon: BookOpen },
] as const;

/** What is connected to the license, and what can be. */
export function Connections({ connections }: { connections: readonly Connection[] }) {
  const { t } = useTranslation('lms');
  return (
    <Card title={t('connections.title')} text={t('connections.text')}>
      {connections.length > 0 ? (
        <ul className={styles.connections}>
          {connections.map((connection) => (
            <ConnectionItem key={connection.id} connection={connection} />
          ))}
        </ul>
      ) : (
        <EmptyState icon={<Plug />} title={t('connections.none')} text={t('connections.noneText')} />
      )}
      <div className={styles.choices}>
        <h3>{connections.length > 0 ? t('connections.more') : t('connections.first')}</h3>
        <ul>
          {CHOICES.map(({ id, icon: Icon }) => (
            <li key={id}>
              <Link to={`?connect=${id}`} className={styles.choice}>
                <Icon aria-hidden />
                <span>
                  <strong>{t(`connections.choices.${id}.name`)}</strong>
                  <small>{t(`connections.choices.${id}.text`)}</small>
                </span>
              </Link>
            </li>
          ))}
        </ul>
        <p className={styles.quiet}>
          <Radio aria-hidden className={styles.inlineIcon} /> {t('connections.feeds')}{' '}
          <Link to="?connect=CANVAS_FEED">{t('connections.canvasFeed')}</Link>
          {' · '}
          <Link to="?connect=SCHOOLOGY_FEED">{t('connections.schoologyFeed')}</Link>
        </p>
      </div>
    </Card>
  );
}
