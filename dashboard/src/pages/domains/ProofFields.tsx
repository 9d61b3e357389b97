import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CopyField, ProblemNote, RadioGroup, Skeleton, Stack, TextField } from '@/ui';
import { challenge, type ProofKind } from './domains';

const LONGEST_REASON = 500;

/** How a domain is proven to be the customer's (X13): a record only who runs it can set, or staff's word with a reason. */
export function ProofFields({
  licenseId,
  domain,
  proof,
  onProof,
  reason,
  onReason,
}: {
  /** None yet: the record can be told once there is a license. */
  licenseId: string | undefined;
  domain: string;
  proof: ProofKind;
  onProof: (proof: ProofKind) => void;
  reason: string;
  onReason: (reason: string) => void;
}) {
  const { t } = useTranslation('domains');
  return (
    <Stack gap={4}>
      <RadioGroup
        label={t('proof.label')}
        value={proof}
        onChange={(to) => onProof(to as ProofKind)}
        options={[
          { id: 'ATTESTED', label: t('proof.ATTESTED'), hint: t('proof.attestedHint') },
          ...(licenseId ? [{ id: 'DNS', label: t('proof.DNS'), hint: t('proof.dnsHint') }] : []),
        ]}
      />
      {proof === 'ATTESTED' ? (
        <TextField
          label={t('proof.reason')}
          hint={t('proof.reasonHint')}
          value={reason}
          onChange={onReason}
          maxLength={LONGEST_REASON}
          isRequired
        />
      ) : null}
      {proof === 'DNS' && licenseId && isName(domain) ? (
        <Challenge licenseId={licenseId} domain={domain} />
      ) : null}
    </Stack>
  );
}

/** The record to set, to copy into whatever runs the domain. */
export function Challenge({ licenseId, domain }: { licenseId: string; domain: string }) {
  const { t } = useTranslation('domains');
  const { data, error } = useQuery(challenge(licenseId, domain));
  if (error) {
    return <ProblemNote problem={error} />;
  }
  return data ? (
    <Stack gap={3}>
      <CopyField label={t('challenge.name')} value={data.name} />
      <CopyField label={t('challenge.value')} value={data.value} hint={t('challenge.valueHint')} />
    </Stack>
  ) : (
    <Skeleton height="7rem" />
  );
}

/** Whether it is worth asking for the record yet. */
function isName(domain: string): boolean {
  return /^[^\s.]+(\.[^\s.]+)+$/.test(domain);
}
