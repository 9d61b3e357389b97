import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { licenseApi, take } from '@/api/clients';
import type { License } from '@/api/licenses';
import { useNumbers } from '@/charts';
import { Confirm, Consequences, Stack, TextField, toast, useMinute } from '@/ui';
import { useLicenseChange } from './settings';

const LONGEST_REASON = 500;

/** Freezes a license, or lets it go on; what is frozen and what is not stands before the click (§4). */
export function SuspendDialog({ license, onClose }: { license: License; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { number } = useNumbers();
  const now = useMinute();
  const [reason, setReason] = useState('');
  const { suspended, endsAt } = license.term;
  const path = { licenseId: license.id };
  const change = useLicenseChange(
    license.id,
    () =>
      suspended
        ? take(licenseApi.DELETE('/api/licenses/{licenseId}/suspension', { params: { path } }))
        : take(
            licenseApi.PUT('/api/licenses/{licenseId}/suspension', {
              params: { path },
              body: { reason: reason.trim() === '' ? null : reason.trim() },
            }),
          ),
    () => {
      toast(suspended ? t('lift.done') : t('suspend.done'));
      onClose();
    },
  );
  const count = license.seats.members;
  const formatted = number(count);
  const isOver = endsAt !== null && now >= new Date(endsAt).getTime();
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={suspended ? t('lift.title') : t('suspend.title')}
      confirm={suspended ? t('lift.confirm') : t('suspend.confirm')}
      variant={suspended ? 'primary' : 'danger'}
      onConfirm={() => change.mutate(undefined)}
      isPending={change.isPending}
      problem={change.error}
    >
      <Stack gap={4}>
        {suspended ? null : (
          <TextField
            label={t('suspend.reason')}
            hint={t('suspend.reasonHint')}
            value={reason}
            onChange={setReason}
            maxLength={LONGEST_REASON}
          />
        )}
        <Consequences
          lines={
            suspended
              ? [
                  isOver ? { warn: true, text: t('lift.over') } : t('lift.back', { count, formatted }),
                  isOver ? null : t('lift.judged'),
                  isOver ? null : t('lift.invites'),
                ]
              : [
                  { warn: count > 0, text: t('suspend.access', { count, formatted }) },
                  t('suspend.nobodyJoins'),
                  t('suspend.nobodyLeaves'),
                  t('suspend.byHand'),
                  t('suspend.lossless'),
                ]
          }
        />
      </Stack>
    </Confirm>
  );
}
