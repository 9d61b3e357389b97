import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { methods } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { LinkButton, PageHeader, PageSkeleton, ProblemNote, Stack } from '@/ui';
import { syncOf } from './api';
import { Connect } from './Connect';
import { Health } from './Health';
import { HeldPeople } from './HeldPeople';
import { PlanView } from './PlanView';
import { ReturnNote } from './ReturnNote';
import { SyncActions } from './SyncActions';
import { Unavailable } from './Unavailable';
import { UnitPicker } from './UnitPicker';
import { usePart } from './usePart';

/** The Google sync of a license: its connection, its units, the plan of a change, and how it goes (R4–R15). */
export function Component() {
  const license = useLicense();
  const { t } = useTranslation('google');
  const [search] = useSearchParams();
  const sync = useQuery(syncOf(license.id));
  const ways = useQuery(methods(license.id));
  const part = usePart(sync.data);
  const error = sync.error ?? ways.error;

  if (sync.data === undefined || !ways.data) {
    return error ? (
      <>
        <PageHeader title={t('title')} />
        <ProblemNote problem={error} />
      </>
    ) : (
      <PageSkeleton />
    );
  }
  const way = ways.data.find(({ method }) => method === 'OU');
  const plan = search.get('plan');
  const view = search.get('view');
  const back = (
    <LinkButton to="?" variant="quiet" icon={<ArrowLeft />}>
      {t('back')}
    </LinkButton>
  );
  if (sync.data === null) {
    return (
      <>
        <PageHeader title={t('title')} text={way?.why ? undefined : t('lead')} />
        <Stack>
          <ReturnNote />
          {way?.why ? <Unavailable why={way.why} /> : <Connect />}
        </Stack>
      </>
    );
  }
  if (plan) {
    return (
      <>
        <PageHeader key="plan" title={t('plan.title')} text={t('plan.lead')} actions={back} />
        <PlanView sync={sync.data} planId={plan} key={plan} />
      </>
    );
  }
  if (view === 'held') {
    return (
      <>
        <PageHeader key="held" title={t('held.title')} text={t('held.lead')} actions={back} />
        <HeldPeople sync={sync.data} />
      </>
    );
  }
  const isNew = sync.data.units.length === 0 && sync.data.authorizedAt !== null && part === 'owner';
  if (isNew || view === 'units') {
    return (
      <>
        <PageHeader
          key="units"
          title={isNew ? t('title') : t('units.change')}
          text={t('units.lead')}
          actions={isNew ? <SyncActions sync={sync.data} isNew /> : back}
        />
        <Stack>
          <ReturnNote />
          <UnitPicker sync={sync.data} isNew={isNew} />
        </Stack>
      </>
    );
  }
  return (
    <>
      <PageHeader key="health" title={t('title')} actions={<SyncActions sync={sync.data} />} />
      <Stack>
        <ReturnNote />
        <Health sync={sync.data} why={way?.why ?? null} />
      </Stack>
    </>
  );
}
