import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { licenseApi, take } from '@/api/clients';
import type { License } from '@/api/licenses';
import { Checkbox, Confirm, Consequences, Stack, TextField, toast } from '@/ui';
import { checkAddress } from '../add/addresses';
import { type Admin, does } from './AdminsCard';
import { useLicenseChange } from './settings';

/** What is done about an admin: a new one is named, one gets another status, or one is taken off. */
export type AdminAct = { kind: 'name' } | { kind: 'status' | 'remove'; admin: Admin };

/** Asks before it is done; says what that admin may and may not do then. */
export function AdminDialog({
  license,
  act,
  onClose,
}: {
  license: License;
  act: AdminAct;
  onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState('');
  const [isTyping, setTyping] = useState(false);
  const [isChosen, setChosen] = useState(true);
  const email = act.kind === 'name' ? typed.trim() : act.admin.email;
  const domainAdmin = act.kind === 'name' ? isChosen : !act.admin.domainAdmin;
  const isWrong = act.kind === 'name' && 'wrong' in checkAddress(email);
  const path = { licenseId: license.id, email };
  const change = useLicenseChange(
    license.id,
    () =>
      act.kind === 'remove'
        ? take(licenseApi.DELETE('/api/licenses/{licenseId}/admins/{email}', { params: { path } }))
        : take(
            licenseApi.PUT('/api/licenses/{licenseId}/admins/{email}', {
              params: { path },
              body: { domainAdmin },
            }),
          ),
    () => {
      toast(t(`admin.${act.kind}Done`, { email }));
      onClose();
    },
  );
  const doing = does(license, domainAdmin);
  const isChange = act.kind === 'status' && doing !== does(license, !domainAdmin);
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={
        act.kind === 'status'
          ? t(domainAdmin ? 'admin.toDomainAdmin' : 'admin.toPlain', { email })
          : t(`admin.${act.kind}Title`, { email })
      }
      confirm={t(`admin.${act.kind}Confirm`)}
      variant={act.kind === 'remove' ? 'danger' : 'primary'}
      onConfirm={() => change.mutate(undefined)}
      isPending={change.isPending}
      isDisabled={isWrong}
      problem={change.error}
    >
      <Stack gap={4}>
        {act.kind === 'name' ? (
          <>
            <TextField
              label={t('admin.email')}
              hint={t('admin.emailHint')}
              type="email"
              value={typed}
              onChange={setTyped}
              onFocusChange={setTyping}
              error={isWrong && !isTyping && email !== '' ? t('admin.notAnEmail') : undefined}
              isRequired
            />
            <Checkbox isSelected={isChosen} onChange={setChosen} hint={t('admin.domainAdminHint')}>
              {t('admins.domainAdmin')}
            </Checkbox>
          </>
        ) : null}
        <Consequences
          lines={
            act.kind === 'remove'
              ? [{ warn: true, text: t('admin.noMore', { email }) }, t('admin.peopleStay')]
              : [
                  act.kind === 'name' ? t('admin.runs') : null,
                  act.kind === 'status' && !isChange ? t('admin.noDifference') : null,
                  doing === 'adds'
                    ? t('admin.adds')
                    : { warn: act.kind === 'status', text: t('admin.invites') },
                  act.kind === 'status' ? t('admin.fromNow') : null,
                ]
          }
        />
      </Stack>
    </Confirm>
  );
}
