import { useTranslation } from 'react-i18next';
import type { Method } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { useMe } from '@/app/MeContext';
import { LinkButton, Note, useRefusal } from '@/ui';

/** Why students cannot join by an LMS for now, and who may change that (R26, R27); nothing where they can. */
export function StateCard({ way }: { way: Method | undefined }) {
  const { t } = useTranslation(['lms', 'ui']);
  const license = useLicense();
  const me = useMe();
  const say = useRefusal();
  if (!way?.why) {
    return null;
  }
  const isSwitch = way.why.rule === 'R26';
  return (
    <Note
      tone="warn"
      title={isSwitch ? t('state.offTitle') : say(way.why.code, way.why.detail)}
      action={
        me.isStaff ? (
          <LinkButton to={`/licenses/${license.id}/settings`} size="sm">
            {t('state.toSettings')}
          </LinkButton>
        ) : null
      }
    >
      {isSwitch ? (me.isStaff ? t('state.offStaff') : t('state.offText')) : t('state.frozen')}{' '}
      <span>({t('ui:rule', { rule: way.why.rule })})</span>
    </Note>
  );
}
