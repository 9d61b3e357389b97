import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BadgeCheck, Globe, RefreshCw, UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrollmentApi, take } from '@/api/clients';
import { useLicense } from '@/app/LicenseContext';
import { useMe } from '@/app/MeContext';
import { Badge, Button, DateTime, Details, LinkButton, ProblemNote, toast, type Tone } from '@/ui';
import { DeployDialog } from './DeployDialog';
import { type Deployment, deployments, isUnderWay } from './domains';
import styles from './domains.module.css';
import { EndConfirm } from './EndConfirm';
import { ScanLine } from './ScanLine';

const TONES: Record<Deployment['state'], Tone> = {
  CLAIMING: 'info',
  DEPLOYED: 'good',
  ENDING: 'warn',
  ENDED: 'muted',
};

/** One domain the license is deployed to: since when, by which proof, how its scan is doing. */
export function DeploymentCard({ deployment }: { deployment: Deployment }) {
  const license = useLicense();
  const me = useMe();
  const queries = useQueryClient();
  const { t } = useTranslation('domains');
  const [open, setOpen] = useState<'proof' | 'end'>();
  const { domain, display, state, proof } = deployment;
  const scan = useMutation({
    mutationFn: () =>
      take(
        enrollmentApi.POST('/api/enrollments/{licenseId}/domains/{domain}/scan', {
          params: { path: { licenseId: license.id, domain } },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: deployments(license.id).queryKey });
      toast(t('scan.asked', { domain: display }));
    },
  });
  const isDeployed = state === 'DEPLOYED';
  return (
    <section className={styles.card} aria-labelledby={`domain-${domain}`}>
      <header className={styles.head}>
        <span className={styles.icon}>
          <Globe aria-hidden />
        </span>
        <div className={styles.name}>
          <h2 id={`domain-${domain}`}>@{display}</h2>
          {display === domain ? null : <span className={styles.quiet}>{domain}</span>}
        </div>
        <Badge tone={TONES[state]} dot>
          {t(`state.${state}`)}
        </Badge>
      </header>
      <ScanLine deployment={deployment} />
      {scan.error ? <ProblemNote problem={scan.error} /> : null}
      <Details
        items={[
          {
            label: t('card.proof'),
            value: (
              <span className={styles.proof}>
                {proof === 'DNS' ? <BadgeCheck aria-hidden /> : <UserRoundCheck aria-hidden />}
                <span>
                  {t(`proof.${proof}`)}
                  {deployment.reason ? <span className={styles.quiet}> {deployment.reason}</span> : null}
                </span>
              </span>
            ),
          },
          {
            label: t('card.since'),
            value: deployment.deployedAt ? (
              <DateTime at={deployment.deployedAt} as="time" />
            ) : (
              t('card.notYet')
            ),
          },
          {
            label: t('card.next'),
            value: deployment.nextScanAt ? <DateTime at={deployment.nextScanAt} /> : t('card.none'),
          },
        ]}
      />
      <footer className={styles.acts}>
        <LinkButton to={`/licenses/${license.id}/members?method=DOMAIN`} size="sm">
          {t('card.members')}
        </LinkButton>
        {me.isStaff && isDeployed ? (
          <>
            <Button
              size="sm"
              icon={<RefreshCw />}
              isPending={scan.isPending}
              isDisabled={isUnderWay(deployment.lastScan) && !deployment.lastScan?.endedAt}
              onPress={() => scan.mutate()}
            >
              {t('scan.now')}
            </Button>
            <Button size="sm" onPress={() => setOpen('proof')}>
              {t('card.changeProof')}
            </Button>
            <Button size="sm" variant="quiet" onPress={() => setOpen('end')}>
              {t('end.open')}
            </Button>
          </>
        ) : null}
        {me.isStaff ? null : <p className={styles.quiet}>{t('card.staffEnd')}</p>}
      </footer>
      {open === 'end' ? <EndConfirm deployment={deployment} onClose={() => setOpen(undefined)} /> : null}
      {open === 'proof' ? (
        <DeployDialog license={license} deployment={deployment} onClose={() => setOpen(undefined)} />
      ) : null}
    </section>
  );
}
