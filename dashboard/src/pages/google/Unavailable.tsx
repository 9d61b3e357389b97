import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLicense } from '@/app/LicenseContext';
import type { Method } from '@/api/licenses';
import { Card, EmptyState, LinkButton, useRefusal } from '@/ui';

/** Why there can be no sync on this license, and what to do instead. */
export function Unavailable({ why }: { why: NonNullable<Method['why']> }) {
  const { t } = useTranslation(['google', 'ui']);
  const license = useLicense();
  const say = useRefusal();
  const at = `/licenses/${license.id}`;
  const advice = adviceOf(why.rule);
  return (
    <Card>
      <EmptyState
        icon={<Lock />}
        title={t(`unavailable.${advice}.title`)}
        text={
          <>
            {say(why.code, why.detail)} {t(`unavailable.${advice}.text`)}{' '}
            <span>({t('ui:rule', { rule: why.rule })})</span>
          </>
        }
        action={
          advice === 'domain' ? (
            <LinkButton to={`${at}/domains`}>{t('unavailable.domain.action')}</LinkButton>
          ) : advice === 'notLive' ? (
            <LinkButton to={at}>{t('unavailable.notLive.action')}</LinkButton>
          ) : (
            <LinkButton to={`${at}/add`}>{t('unavailable.other.action')}</LinkButton>
          )
        }
      />
    </Card>
  );
}

function adviceOf(rule: string) {
  switch (rule) {
    case 'R4':
      return 'teacher';
    case 'R15':
      return 'domain';
    case '§4':
      return 'notLive';
    default:
      return 'other';
  }
}
