import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { licenseApi, take } from '@/api/clients';
import type { License } from '@/api/licenses';
import { Badge, Card, Confirm, Consequences, RadioGroup, Switch, toast } from '@/ui';
import { type InviteSetting, useLicenseChange } from './settings';
import styles from './settings.module.css';

const SETTINGS: readonly InviteSetting[] = ['WHEN_NOT_DOMAIN_ADMIN', 'ALWAYS', 'OFF'];

/** When lists invite (R52), and whether opening an assignment enrolls (R27). */
export function SwitchesCard({ license, isStaff }: { license: License; isStaff: boolean }) {
  const { t } = useTranslation('settings');
  const [open, setOpen] = useState<{ invite: InviteSetting } | { lms: boolean }>();
  const isTeacher = license.type === 'TEACHER';
  return (
    <Card title={t('switches.title')} text={t('switches.text')}>
      <div className={styles.switches}>
        <div className={styles.switch}>
          <h3>{t('invite.title')}</h3>
          {isTeacher ? <p className={styles.quiet}>{t('invite.teacher')}</p> : null}
          {!isTeacher && isStaff ? (
            <RadioGroup
              label={t('invite.label')}
              value={license.inviteSetting}
              onChange={(to) => setOpen({ invite: to as InviteSetting })}
              options={SETTINGS.map((setting) => ({
                id: setting,
                label: t(`invite.${setting}`),
                hint: t(`invite.${setting}_text`),
              }))}
            />
          ) : null}
          {!isTeacher && !isStaff ? (
            <>
              <p>{t(`invite.${license.inviteSetting}`)}</p>
              <p className={styles.quiet}>{t(`invite.${license.inviteSetting}_text`)}</p>
            </>
          ) : null}
        </div>
        <div className={styles.switch}>
          <h3>{t('lms.title')}</h3>
          {isStaff ? (
            <Switch
              isSelected={license.lmsEnrollment}
              onChange={(to) => setOpen({ lms: to })}
              hint={t(isTeacher ? 'lms.hintTeacher' : 'lms.hint')}
            >
              {t('lms.label')}
            </Switch>
          ) : (
            <>
              <p>
                <Badge tone={license.lmsEnrollment ? 'good' : 'muted'} dot>
                  {t(license.lmsEnrollment ? 'lms.on' : 'lms.off')}
                </Badge>
              </p>
              <p className={styles.quiet}>{t('lms.hintAdmin')}</p>
            </>
          )}
        </div>
      </div>
      {open && 'invite' in open ? (
        <InviteConfirm license={license} to={open.invite} onClose={() => setOpen(undefined)} />
      ) : null}
      {open && 'lms' in open ? (
        <LmsConfirm license={license} to={open.lms} onClose={() => setOpen(undefined)} />
      ) : null}
    </Card>
  );
}

function InviteConfirm({
  license,
  to,
  onClose,
}: {
  license: License;
  to: InviteSetting;
  onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  const set = useLicenseChange(
    license.id,
    () =>
      take(
        licenseApi.PUT('/api/licenses/{licenseId}/invite-setting', {
          params: { path: { licenseId: license.id } },
          body: { inviteSetting: to },
        }),
      ),
    () => {
      toast(t('invite.done'));
      onClose();
    },
  );
  const { invited } = license.seats;
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t('invite.change')}
      confirm={t('invite.confirm')}
      onConfirm={() => set.mutate(undefined)}
      isPending={set.isPending}
      problem={set.error}
    >
      <Consequences
        lines={[
          t(`invite.${to}_then`),
          t('invite.staff'),
          invited > 0 ? t('invite.pending', { count: invited }) : null,
          t('invite.fromNow'),
        ]}
      />
    </Confirm>
  );
}

function LmsConfirm({ license, to, onClose }: { license: License; to: boolean; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const set = useLicenseChange(
    license.id,
    () =>
      take(
        licenseApi.PUT('/api/licenses/{licenseId}/lms-enrollment', {
          params: { path: { licenseId: license.id } },
          body: { enabled: to },
        }),
      ),
    () => {
      toast(t(to ? 'lms.isOn' : 'lms.isOff'));
      onClose();
    },
  );
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t(to ? 'lms.turnOn' : 'lms.turnOff')}
      confirm={t(to ? 'lms.confirmOn' : 'lms.confirmOff')}
      onConfirm={() => set.mutate(undefined)}
      isPending={set.isPending}
      problem={set.error}
    >
      <Consequences
        lines={
          to
            ? [t('lms.thenOn'), t('lms.seats'), t('lms.regular')]
            : [{ warn: true, text: t('lms.thenOff') }, t('lms.stay'), t('lms.again')]
        }
      />
    </Confirm>
  );
}
