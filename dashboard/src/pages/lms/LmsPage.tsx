import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { methods } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { useMe } from '@/app/MeContext';
import { Badge, LinkButton, PageHeader, PageSkeleton, ProblemNote, Stack } from '@/ui';
import { connectionsOf, type Platform } from './api';
import { Assignments } from './Assignments';
import { ClassroomReturn } from './ClassroomReturn';
import { ConnectLti } from './ConnectLti';
import { Connections } from './Connections';
import { type Feed, ConnectFeed } from './ConnectFeed';
import { HowItWorks } from './HowItWorks';
import { MyClassroom } from './MyClassroom';
import { StateCard } from './StateCard';

const PLATFORMS: readonly Platform[] = ['CANVAS', 'SCHOOLOGY', 'OTHER'];
const FEEDS: readonly Feed[] = ['CANVAS_FEED', 'SCHOOLOGY_FEED'];

/** LMS auto-enrollment of a license: whether it is on, what is connected and how it does, the assignments (R26–R31). */
export function Component() {
  const license = useLicense();
  const me = useMe();
  const { t } = useTranslation('lms');
  const [search] = useSearchParams();
  const ways = useQuery(methods(license.id));
  const connections = useQuery(connectionsOf(license.id));
  const error = ways.error ?? connections.error;
  const wanted = search.get('connect');
  const platform = PLATFORMS.find((each) => each === wanted);
  const feed = FEEDS.find((each) => each === wanted);

  if (!ways.data || !connections.data) {
    return error ? (
      <>
        <PageHeader title={t('title')} />
        <ProblemNote problem={error} />
      </>
    ) : (
      <PageSkeleton />
    );
  }
  if (platform || feed) {
    const back = (
      <LinkButton to="?" variant="quiet" icon={<ArrowLeft />}>
        {t('back')}
      </LinkButton>
    );
    return (
      <>
        <PageHeader key={wanted} title={t(`connect.titles.${platform ?? feed ?? 'OTHER'}`)} actions={back} />
        {platform ? <ConnectLti platform={platform} /> : null}
        {feed ? <ConnectFeed feed={feed} /> : null}
      </>
    );
  }
  const way = ways.data.find(({ method }) => method === 'LMS');
  return (
    <>
      <PageHeader
        key="lms"
        title={t('title')}
        beside={
          <Badge tone={way?.open ? 'good' : 'muted'} dot>
            {way?.open ? t('state.on') : t('state.off')}
          </Badge>
        }
        text={t('lead')}
      />
      <Stack>
        <ClassroomReturn />
        <StateCard way={way} />
        <Connections connections={connections.data} />
        {me.isStaff ? null : <MyClassroom from={`/licenses/${license.id}/lms`} />}
        <Assignments connections={connections.data} />
        <HowItWorks />
      </Stack>
    </>
  );
}
