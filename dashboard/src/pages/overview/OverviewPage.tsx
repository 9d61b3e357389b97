import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLicense } from '@/app/LicenseContext';
import { SeatPicture } from '@/charts';
import { Badge, Card, LinkButton, PageHeader, Stack } from '@/ui';
import { TermText } from '../licenses/TermText';
import { Attention } from './Attention';
import { EmailDomains } from './EmailDomains';
import { GrowthCard, MethodsCard } from './Growth';
import { Ways } from './Ways';
import styles from './overview.module.css';

/** A license at a glance: its type (R1), its seats, how it grew and by which ways, its email domain (R3), the ways onto it (R2). */
export function Component() {
  const license = useLicense();
  const { t } = useTranslation(['overview', 'ui']);
  return (
    <>
      <PageHeader
        title={license.name}
        kind={t(`ui:types.${license.type}`)}
        above={<Link to="/">{t('back')}</Link>}
        beside={
          license.status === 'LIVE' ? null : (
            <Badge tone="bad" dot>
              {t(`ui:licenseStatus.${license.status}`)}
            </Badge>
          )
        }
        text={<TermText term={license.term} />}
        actions={
          <LinkButton to="add" variant="primary" icon={<UserPlus />}>
            {t('add')}
          </LinkButton>
        }
      />
      <Stack gap={4}>
        <Attention license={license} />
        <div className={styles.top}>
          <Card
            title={t('seats.title')}
            text={license.seats.limit === null ? t('seats.unlimited') : undefined}
            action={<Link to="members">{t('seats.members')}</Link>}
          >
            <SeatPicture seats={license.seats} />
          </Card>
          <EmailDomains license={license} />
        </div>
        <div className={styles.charts}>
          <GrowthCard license={license} />
          <MethodsCard license={license} />
        </div>
        <Ways license={license} />
      </Stack>
    </>
  );
}
