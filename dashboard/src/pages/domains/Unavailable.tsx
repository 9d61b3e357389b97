import { useTranslation } from 'react-i18next';
import type { Method } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { useMe } from '@/app/MeContext';
import { LinkButton, Note, useRefusal } from '@/ui';

/** Why the license cannot be deployed domain-wide, and what to do about it. */
export function Unavailable({ why }: { why: NonNullable<Method['why']> }) {
  const license = useLicense();
  const me = useMe();
  const say = useRefusal();
  const { t } = useTranslation(['domains', 'ui']);
  const at = `/licenses/${license.id}`;
  const advice =
    why.rule === 'R45'
      ? 'sync'
      : why.rule === 'R38'
        ? 'teacher'
        : license.status === 'LIVE'
          ? undefined
          : me.isStaff
            ? 'renewIt'
            : 'renewal';
  return (
    <Note
      tone="warn"
      title={say(why.code, why.detail)}
      action={
        advice === 'sync' ? (
          <LinkButton to={`${at}/google`} size="sm">
            {t('unavailable.toSync')}
          </LinkButton>
        ) : advice === 'teacher' ? (
          <LinkButton to={`${at}/add`} size="sm">
            {t('unavailable.toAdd')}
          </LinkButton>
        ) : advice === 'renewIt' ? (
          <LinkButton to={`${at}/settings`} size="sm">
            {t('unavailable.toTerm')}
          </LinkButton>
        ) : null
      }
    >
      {advice ? <p>{t(`unavailable.${advice}`)}</p> : null}
      <p>{t('ui:rule', { rule: why.rule })}</p>
    </Note>
  );
}
