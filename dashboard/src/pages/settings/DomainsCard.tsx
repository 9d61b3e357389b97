import { Globe } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { License } from '@/api/licenses';
import { Card, LinkButton } from '@/ui';
import styles from './settings.module.css';

/** Which domains the license is deployed to; the rest of that is a page of its own. */
export function DomainsCard({ license, isStaff }: { license: License; isStaff: boolean }) {
  const { t } = useTranslation('settings');
  const isTeacher = license.type === 'TEACHER';
  const has = license.emailDomains.length > 0;
  return (
    <Card
      title={t('domains.title')}
      text={isTeacher ? t('domains.teacher') : has ? t('domains.text') : t('domains.none')}
      action={
        isTeacher ? null : (
          <LinkButton to={`/licenses/${license.id}/domains`} size="sm">
            {isStaff ? t('domains.manage') : t('domains.see')}
          </LinkButton>
        )
      }
    >
      {has ? (
        <ul className={styles.domains}>
          {license.emailDomains.map((domain) => (
            <li key={domain}>
              <Globe aria-hidden />@{domain}
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
