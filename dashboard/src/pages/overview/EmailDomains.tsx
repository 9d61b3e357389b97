import { Globe } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { License } from '@/api/licenses';
import { Card } from '@/ui';
import styles from './overview.module.css';

/** The *Email domain* section (R3): the domains the license is deployed to; none where it is not deployed domain-wide. */
export function EmailDomains({ license }: { license: License }) {
  const { t } = useTranslation('overview');
  const isTeacher = license.type === 'TEACHER';
  return (
    <Card
      title={t('domains.title')}
      action={isTeacher ? null : <Link to="domains">{t('domains.open')}</Link>}
    >
      {license.emailDomains.length > 0 ? (
        <>
          <ul className={styles.domains}>
            {license.emailDomains.map((domain) => (
              <li key={domain}>
                <Globe aria-hidden />
                {domain}
              </li>
            ))}
          </ul>
          <p className={styles.quiet}>{t('domains.deployed')}</p>
        </>
      ) : (
        <div className={styles.noDomain}>
          <Globe aria-hidden />
          <p>{t('domains.none')}</p>
          <p className={styles.quiet}>{isTeacher ? t('domains.neverOnTeacher') : t('domains.noneText')}</p>
        </div>
      )}
    </Card>
  );
}
