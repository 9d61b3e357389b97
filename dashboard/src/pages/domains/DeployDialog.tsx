import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrollmentApi, take } from '@/api/clients';
import { keys, type License, licensesRun } from '@/api/licenses';
import { useNumbers } from '@/charts';
import { Button, Consequences, Dialog, DialogButtons, ProblemNote, Stack, TextField, toast } from '@/ui';
import { inTheWay } from './claims';
import { type Deployment, type DomainRequest, domainTyped, type ProofKind } from './domains';
import { ProofFields } from './ProofFields';

/** Staff deploy a license to a domain: one they type, one that is requested, or one that is deployed and gets another proof. */
export function DeployDialog({
  license,
  deployment,
  request,
  onClose,
}: {
  license: License;
  deployment?: Deployment;
  request?: DomainRequest;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const { t } = useTranslation(['domains', 'ui']);
  const { number } = useNumbers();
  const given = deployment?.display ?? request?.display;
  const [typed, setTyped] = useState(given ?? '');
  const [proof, setProof] = useState<ProofKind>(deployment?.proof ?? 'ATTESTED');
  const [reason, setReason] = useState(deployment?.reason ?? '');
  const domain = given ?? domainTyped(typed);
  const others = useQuery(licensesRun()).data ?? [];
  const holder = deployment ? undefined : inTheWay(domain, license, others);
  const body = { proof, reason: proof === 'ATTESTED' ? reason.trim() : null };
  const deploy = useMutation({
    mutationFn: async (): Promise<unknown> =>
      request
        ? take(
            enrollmentApi.POST('/api/enrollments/domain-requests/{requestId}/approve', {
              params: { path: { requestId: request.id } },
              body,
            }),
          )
        : take(
            enrollmentApi.PUT('/api/enrollments/{licenseId}/domains/{domain}', {
              params: { path: { licenseId: license.id, domain } },
              body,
            }),
          ),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: keys.license(license.id) }),
        queries.invalidateQueries({ queryKey: ['domain-requests'] }),
        queries.invalidateQueries({ queryKey: keys.licenses }),
      ]);
      toast(deployment ? t('deploy.proofChanged') : t('deploy.done', { domain }));
      onClose();
    },
  });
  const { free, limit } = license.seats;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={
        deployment
          ? t('deploy.proofTitle', { domain })
          : request
            ? t('deploy.approveTitle', { domain })
            : t('deploy.title')
      }
      footer={
        <DialogButtons onCancel={onClose}>
          <Button
            variant="primary"
            isDisabled={domain === '' || (proof === 'ATTESTED' && reason.trim() === '')}
            isPending={deploy.isPending}
            onPress={() => deploy.mutate()}
          >
            {deployment ? t('deploy.saveProof') : request ? t('deploy.approve') : t('deploy.confirm')}
          </Button>
        </DialogButtons>
      }
    >
      <Stack gap={4}>
        {given === undefined ? (
          <TextField
            label={t('deploy.domain')}
            hint={t('request.domainHint')}
            placeholder="school.example"
            value={typed}
            onChange={setTyped}
          />
        ) : null}
        <ProofFields
          licenseId={license.id}
          domain={domain}
          proof={proof}
          onProof={setProof}
          reason={reason}
          onReason={setReason}
        />
        {deployment ? null : (
          <Consequences
            lines={[
              holder ? { warn: true, text: t('deploy.taken', { license: holder.name }) } : null,
              license.ouSync ? { warn: true, text: t('deploy.synced') } : null,
              t('deploy.everybody', { domain: domain === '' ? '…' : domain }),
              limit === null || free === null
                ? t('deploy.unlimited')
                : { warn: free === 0, text: t('deploy.free', { count: free, formatted: number(free) }) },
              t('deploy.comesBack'),
              t('deploy.noSync'),
            ]}
          />
        )}
        {deploy.error ? <ProblemNote problem={deploy.error} /> : null}
      </Stack>
    </Dialog>
  );
}
