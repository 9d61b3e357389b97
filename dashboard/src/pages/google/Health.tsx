import { useMutation } from '@tanstack/react-query';
import {
  CircleCheck,
  CirclePause,
  CloudOff,
  Hand,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Method } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { useNumbers } from '@/charts';
import {
  Button,
  Card,
  DateTime,
  Grid,
  LinkButton,
  Note,
  ProblemNote,
  Stat,
  useMinute,
  useRefusal,
} from '@/ui';
import { type Sync, toGoogle } from './api';
import { FreezeCard } from './FreezeCard';
import { isStopped, type Mood, moodOf } from './mood';
import { Runs } from './Runs';
import { AuthorizationCard, UnitsCard } from './SyncCards';
import { usePart } from './usePart';
import styles from './google.module.css';

type Look = 'good' | 'warn' | 'bad' | 'busy' | 'muted';

const LOOKS: Record<Mood, { look: Look; icon: LucideIcon }> = {
  good: { look: 'good', icon: CircleCheck },
  first: { look: 'busy', icon: LoaderCircle },
  running: { look: 'busy', icon: LoaderCircle },
  held: { look: 'warn', icon: Hand },
  trouble: { look: 'warn', icon: TriangleAlert },
  notLive: { look: 'muted', icon: CirclePause },
  paused: { look: 'muted', icon: CirclePause },
  pausedByStaff: { look: 'muted', icon: CirclePause },
  chooseUnits: { look: 'muted', icon: CirclePause },
  disconnected: { look: 'bad', icon: CloudOff },
  reauthorize: { look: 'bad', icon: CloudOff },
};

/** How the sync goes: in one picture and sentence, then in numbers, then what it is made of. */
export function Health({ sync, why }: { sync: Sync; why: Method['why'] }) {
  const license = useLicense();
  const say = useRefusal();
  const { t } = useTranslation('google');
  const { number } = useNumbers();
  const part = usePart(sync);
  const mood = moodOf(sync);
  const { look, icon: Icon } = LOOKS[mood];
  const run = sync.lastRun;
  const authorize = useMutation({ mutationFn: () => toGoogle(license.id) });
  const troubled = sync.trouble ? t(`troubleTexts.${sync.trouble}`) : sync.why;
  const needsConsent = mood === 'reauthorize' || mood === 'disconnected';

  return (
    <>
      <Card>
        <div className={styles.mood} data-look={look}>
          <span className={styles.moodIcon}>
            <Icon aria-hidden />
          </span>
          <div className={styles.moodWords} role="status">
            <h2>{t(`mood.${mood}.title`)}</h2>
            <p>{mood === 'trouble' || mood === 'reauthorize' ? troubled : t(`mood.${mood}.text`)}</p>
          </div>
          <div className={styles.moodAct}>
            {needsConsent && part !== 'staff' ? (
              <Button variant="primary" onPress={() => authorize.mutate()} isPending={authorize.isPending}>
                {part === 'owner' ? t('authorization.again') : t('authorization.own')}
              </Button>
            ) : null}
            {mood === 'chooseUnits' && part === 'admin' ? (
              <Button onPress={() => authorize.mutate()} isPending={authorize.isPending}>
                {t('authorization.own')}
              </Button>
            ) : null}
            {mood === 'trouble' && sync.trouble === 'UNIT_GONE' && part === 'owner' ? (
              <LinkButton to="?view=units">{t('units.change')}</LinkButton>
            ) : null}
          </div>
        </div>
        {authorize.error ? <ProblemNote problem={authorize.error} /> : null}
        <div className={styles.stats}>
          <Stat
            label={t('health.active')}
            value={run ? number(run.active) : '–'}
            hint={
              run && run.suspended + run.archived > 0
                ? t('health.notActive', {
                    count: run.suspended + run.archived,
                    formatted: number(run.suspended + run.archived),
                  })
                : t('health.activeHint')
            }
          />
          <Stat
            label={t('health.lastSuccess')}
            value={sync.lastSuccessAt === null ? t('health.never') : <DateTime at={sync.lastSuccessAt} />}
            hint={
              run?.seconds === null || run?.seconds === undefined
                ? undefined
                : t('health.took', { count: run.seconds, formatted: number(run.seconds) })
            }
          />
          <Stat
            label={t('health.nextRun')}
            value={<NextRun at={sync.nextRunAt} isRunning={mood === 'running'} isStopped={isStopped(mood)} />}
            hint={isStopped(mood) ? t('health.notWhileStopped') : t('health.every')}
          />
          <Stat
            label={t('health.lastChange')}
            value={run ? `+${number(run.joined)} / −${number(run.left)}` : '–'}
            hint={t('health.lastChangeHint')}
          />
        </div>
      </Card>
      {why ? <Note tone="warn" title={say(why.code, why.detail)} /> : null}
      {sync.held > 0 ? (
        <Note
          tone="warn"
          title={t('health.held', { count: sync.held, formatted: number(sync.held) })}
          action={
            <LinkButton to="?view=held" size="sm" variant="primary">
              {t('health.review')}
            </LinkButton>
          }
        >
          {t('health.heldText')}
        </Note>
      ) : null}
      {sync.endingUnits.length > 0 ? (
        <Note>{t('health.ending', { count: sync.endingUnits.length })}</Note>
      ) : null}
      <Runs licenseId={license.id} lastRun={run} />
      <Grid min="17rem">
        <UnitsCard sync={sync} part={part} />
        <FreezeCard sync={sync} part={part} />
        <AuthorizationCard sync={sync} part={part} />
      </Grid>
    </>
  );
}

function NextRun({
  at,
  isRunning,
  isStopped,
}: {
  at: string | null;
  isRunning: boolean;
  isStopped: boolean;
}) {
  const { t } = useTranslation('google');
  const now = useMinute();
  if (isRunning) {
    return <>{t('health.running')}</>;
  }
  if (at === null || isStopped) {
    return <>{t('health.none')}</>;
  }
  return Date.parse(at) <= now ? <>{t('health.atOnce')}</> : <DateTime at={at} />;
}
