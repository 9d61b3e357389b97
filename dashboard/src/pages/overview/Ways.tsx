import { useQuery } from '@tanstack/react-query';
import {
  AtSign,
  BookOpenCheck,
  Cloud,
  FileSpreadsheet,
  Globe,
  KeyRound,
  Link2,
  Lock,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type EnrollmentMethod, type License, type Method, methods as methodsQuery } from '@/api/licenses';
import { useMe } from '@/app/MeContext';
import { Badge, LinkButton, ProblemNote, Skeleton, type Tone, useRefusal } from '@/ui';
import styles from './overview.module.css';

const ICONS: Record<EnrollmentMethod, LucideIcon> = {
  OU: Cloud,
  CSV: FileSpreadsheet,
  EMAIL: AtSign,
  LMS: BookOpenCheck,
  LINK: Link2,
  KEY: KeyRound,
  DOMAIN: Globe,
};

/** Where one goes to use a way. */
const PLACES: Record<EnrollmentMethod, string> = {
  OU: 'google',
  CSV: 'add?by=csv',
  EMAIL: 'add',
  LMS: 'lms',
  LINK: 'codes',
  KEY: 'codes',
  DOMAIN: 'domains',
};

const TONES: Record<NonNullable<Method['rank']>, Tone> = {
  MOST_RECOMMENDED: 'good',
  RECOMMENDED: 'accent',
  AVAILABLE: 'muted',
  ON_REQUEST: 'muted',
  LEAST_RECOMMENDED: 'muted',
};

/** The ways onto the license, the most recommended first (R2); one that is closed says why and what to do. */
export function Ways({ license }: { license: License }) {
  const { t } = useTranslation('overview');
  const { data, error } = useQuery(methodsQuery(license.id));
  return (
    <section aria-labelledby="ways" className={styles.ways}>
      <header>
        <h2 id="ways">{t('ways.title')}</h2>
        <p className={styles.quiet}>{t('ways.text')}</p>
      </header>
      {error ? <ProblemNote problem={error} /> : null}
      <ul className={styles.wayGrid}>
        {data
          ?.filter((way) => way.offered)
          .map((way) => (
            <WayCard key={way.method} way={way} />
          ))}
        {!data && !error ? [0, 1, 2, 3].map((place) => <Skeleton key={place} height="9rem" />) : null}
      </ul>
    </section>
  );
}

function WayCard({ way }: { way: Method }) {
  const { t } = useTranslation(['overview', 'ui']);
  const me = useMe();
  const say = useRefusal();
  const Icon = way.open ? ICONS[way.method] : Lock;
  const toDo = way.why ? advice(way, me.isStaff) : undefined;
  const label = () => {
    if (!way.open && toDo !== 'request') {
      return t('ways.look');
    }
    return way.open && way.method === 'DOMAIN' ? t('ways.DOMAIN.deploy') : t(`ways.${way.method}.action`);
  };
  return (
    <li className={styles.way} data-closed={way.open ? undefined : ''}>
      <div className={styles.wayHead}>
        <span className={styles.wayIcon} style={{ color: `var(--method-${way.method.toLowerCase()})` }}>
          <Icon aria-hidden />
        </span>
        <h3>{t(`ways.${way.method}.name`)}</h3>
        {way.rank ? <Badge tone={TONES[way.rank]}>{t(`ui:ranks.${way.rank}`)}</Badge> : null}
      </div>
      <p className={styles.wayText}>{t(`ways.${way.method}.text`)}</p>
      {way.why ? (
        <p className={styles.why}>
          {say(way.why.code, way.why.detail)}{' '}
          <span className={styles.rule}>{t('ui:rule', { rule: way.why.rule })}</span>
        </p>
      ) : null}
      {toDo ? <p className={styles.wayText}>{t(`advice.${toDo}`)}</p> : null}
      <div className={styles.wayFoot}>
        <LinkButton to={PLACES[way.method]} size="sm">
          {label()}
        </LinkButton>
      </div>
    </li>
  );
}

/** What to do about a way that is closed. */
function advice(way: Method, isStaff: boolean) {
  switch (way.why?.rule) {
    case 'R26':
      return isStaff ? 'switchOn' : 'askForLms';
    case 'R38':
      return 'request';
    case 'R15':
      return 'endDomain';
    case 'R45':
      return 'removeSync';
    case '§4':
      return isStaff ? 'renewIt' : 'askToRenew';
    default:
      return undefined;
  }
}
