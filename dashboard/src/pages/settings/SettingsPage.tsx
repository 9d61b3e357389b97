import { useTranslation } from 'react-i18next';
import { useLicense } from '@/app/LicenseContext';
import { useMe } from '@/app/MeContext';
import { Badge, Note, PageHeader, Stack } from '@/ui';
import { AdminsCard } from './AdminsCard';
import { DomainsCard } from './DomainsCard';
import { KeptOutCard } from './KeptOutCard';
import { SeatsCard } from './SeatsCard';
import styles from './settings.module.css';
import { SwitchesCard } from './SwitchesCard';
import { TermCard } from './TermCard';

/** What staff set on a license (RULES §2). Its admins see all of it, and let in again whom they keep out themselves. */
export function Component() {
  const license = useLicense();
  const me = useMe();
  const { t } = useTranslation(['settings', 'ui']);
  return (
    <>
      <PageHeader
        title={t('title')}
        text={me.isStaff ? t('textStaff') : t('text')}
        beside={
          <Badge tone={license.status === 'LIVE' ? 'good' : 'bad'} dot>
            {t(`ui:licenseStatus.${license.status}`)}
          </Badge>
        }
      />
      <Stack gap={4}>
        {me.isStaff ? null : <Note title={t('byStaff.title')}>{t('byStaff.text')}</Note>}
        <div className={styles.two}>
          <TermCard license={license} isStaff={me.isStaff} />
          <SeatsCard license={license} isStaff={me.isStaff} />
        </div>
        <AdminsCard license={license} isStaff={me.isStaff} />
        <SwitchesCard license={license} isStaff={me.isStaff} />
        <DomainsCard license={license} isStaff={me.isStaff} />
        <KeptOutCard license={license} isStaff={me.isStaff} />
      </Stack>
    </>
  );
}
