import { useQuery } from '@tanstack/react-query';
import { Globe, Plus, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { methods } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { useMe } from '@/app/MeContext';
import { Badge, Button, Card, ListSkeleton, PageHeader, ProblemNote, Stack } from '@/ui';
import { DeployDialog } from './DeployDialog';
import { DeploymentCard } from './DeploymentCard';
import { deployments, requestsOf } from './domains';
import { HowItWorks } from './HowItWorks';
import { RequestDialog } from './RequestDialog';
import { Requests } from './Requests';
import { Unavailable } from './Unavailable';

/** Everybody with an address of a domain is on the license (R38–R45): where it is so, how it comes to be, and why it may not. */
export function Component() {
  const license = useLicense();
  const me = useMe();
  const { t } = useTranslation(['domains', 'ui']);
  const [open, setOpen] = useState<'request' | 'deploy'>();
  const ways = useQuery(methods(license.id));
  const way = ways.data?.find(({ method }) => method === 'DOMAIN');
  const isTeacher = license.type === 'TEACHER';
  // To those who are no staff it is never open: they request it (R38). Anything else that closes it is in the way.
  const closed = way?.why && way.why.rule !== 'R38' ? way.why : isTeacher ? way?.why : undefined;
  const canAsk = way !== undefined && !closed;
  const ask = me.isStaff ? (
    <Button variant="primary" icon={<Plus />} isDisabled={!canAsk} onPress={() => setOpen('deploy')}>
      {t('deploy.open')}
    </Button>
  ) : (
    <Button variant="primary" icon={<Send />} isDisabled={!canAsk} onPress={() => setOpen('request')}>
      {t('request.open')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        text={t('text')}
        beside={way?.rank ? <Badge>{t(`ui:ranks.${way.rank}`)}</Badge> : null}
        actions={license.emailDomains.length > 0 ? ask : null}
      />
      <Stack gap={4}>
        {ways.error ? <ProblemNote problem={ways.error} /> : null}
        {closed ? <Unavailable why={closed} /> : null}
        {isTeacher ? null : <Domains ask={closed ? null : ask} />}
      </Stack>
      {open === 'request' ? <RequestDialog onClose={() => setOpen(undefined)} /> : null}
      {open === 'deploy' ? <DeployDialog license={license} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

function Domains({ ask }: { ask: React.ReactNode }) {
  const license = useLicense();
  const { t } = useTranslation('domains');
  const { data, error } = useQuery(deployments(license.id));
  const requests = useQuery(requestsOf(license.id));
  const standing = data?.filter(({ state }) => state !== 'ENDED');
  const isOpen = requests.data?.some(({ state }) => state === 'REQUESTED') ?? false;
  return (
    <>
      {error ? <ProblemNote problem={error} /> : null}
      {!data && !error ? (
        <Card flush>
          <ListSkeleton rows={3} />
        </Card>
      ) : null}
      {requests.data && isOpen ? <Requests requests={requests.data} which="open" /> : null}
      {standing?.map((deployment) => (
        <DeploymentCard key={deployment.domain} deployment={deployment} />
      ))}
      {standing?.length === 0 && requests.data && !isOpen ? (
        <HowItWorks icon={<Globe />} title={t('empty.title')} action={ask} />
      ) : null}
      {requests.error ? <ProblemNote problem={requests.error} /> : null}
      {requests.data ? <Requests requests={requests.data} which="decided" /> : null}
    </>
  );
}
