import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { enrollmentApi } from '@/api/clients';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { Confirm, Consequences, toast } from '@/ui';
import type { Code, Kind } from './codes';

/** Takes the key or link away; who joined by it stays. */
export function RevokeConfirm({
  code,
  kind,
  isOpen,
  onClose,
}: {
  code: Code;
  kind: Kind;
  isOpen: boolean;
  onClose: () => void;
}) {
  const license = useLicense();
  const queries = useQueryClient();
  const { t } = useTranslation('codes');
  const revoke = useMutation({
    mutationFn: () =>
      enrollmentApi.DELETE('/api/enrollments/{licenseId}/{kind}', {
        params: { path: { licenseId: license.id, kind } },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.of(license.id, 'codes') });
      toast(t(`${kind}.didRevoke`));
      onClose();
    },
  });
  return (
    <Confirm
      isOpen={isOpen}
      onClose={onClose}
      title={t(`${kind}.revoke`)}
      confirm={t('revoke.confirm')}
      variant="danger"
      onConfirm={() => revoke.mutate()}
      isPending={revoke.isPending}
      problem={revoke.error}
    >
      <Consequences
        lines={[
          t(`${kind}.revokeNobody`),
          code.joined > 0 ? t('revoke.stay', { count: code.joined }) : t('revoke.nobodyJoined'),
          t(`${kind}.revokeLater`),
        ]}
      />
    </Confirm>
  );
}
