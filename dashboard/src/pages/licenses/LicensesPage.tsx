import { useQuery } from '@tanstack/react-query';
import { LibraryBig, Plus } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type License, licensesRun, type LicenseType } from '@/api/licenses';
import { useMe } from '@/app/MeContext';
import { SeatBar, useNumbers } from '@/charts';
import {
  Badge,
  Card,
  type Column,
  EmptyState,
  LinkButton,
  ListSkeleton,
  PageHeader,
  Pager,
  ProblemNote,
  Skeleton,
  Table,
} from '@/ui';
import styles from './licenses.module.css';
import { TermText } from './TermText';

/** What fields are made of is heavy, and the list is there without them: they follow. */
const Tools = lazy(() => import('./Tools').then((file) => ({ default: file.Tools })));

const SHOWN_AT_ONCE = 50;

/** The licenses one runs; all of them for staff. */
export function Component() {
  const me = useMe();
  const { t } = useTranslation('licenses');
  const { data, error } = useQuery(licensesRun());
  return (
    <>
      <PageHeader
        title={t('title')}
        text={me.isStaff ? t('textStaff') : t('text')}
        actions={
          me.isStaff ? (
            <LinkButton to="/staff/new" variant="primary" icon={<Plus />}>
              {t('new')}
            </LinkButton>
          ) : null
        }
      />
      {error ? <ProblemNote problem={error} /> : null}
      {data ? <Licenses all={data} isStaff={me.isStaff} /> : null}
      {!data && !error ? (
        <Card flush>
          <ListSkeleton />
        </Card>
      ) : null}
    </>
  );
}

function Licenses({ all, isStaff }: { all: readonly License[]; isStaff: boolean }) {
  const { t } = useTranslation(['licenses', 'ui']);
  const [search, setSearch] = useState('');
  const [type, setType] = useState<LicenseType | 'ALL'>('ALL');
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const words = useDeferredValue(search).trim().toLowerCase();
  const columns = useColumns();

  if (all.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<LibraryBig />}
          title={t('none.title')}
          text={isStaff ? t('none.textStaff') : t('none.text')}
          action={
            isStaff ? (
              <LinkButton to="/staff/new" variant="primary" icon={<Plus />}>
                {t('new')}
              </LinkButton>
            ) : (
              <LinkButton to="/me">{t('none.me')}</LinkButton>
            )
          }
        />
      </Card>
    );
  }
  const found = all
    .filter((license) => (type === 'ALL' || license.type === type) && matches(license, words))
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      <search className={styles.tools}>
        <Suspense fallback={<Skeleton height="2.5rem" />}>
          <Tools search={search} onSearch={setSearch} type={type} onType={setType} />
        </Suspense>
      </search>
      <p className="visually-hidden" role="status">
        {t('found', { count: found.length })}
      </p>
      <Card flush>
        {found.length === 0 ? (
          <EmptyState title={t('nothingFound')} text={t('nothingFoundText')} />
        ) : (
          <Table label={t('title')} columns={columns} rows={found.slice(0, shown)} rowKey={({ id }) => id} />
        )}
        <Pager
          hasMore={found.length > shown}
          isLoading={false}
          onMore={() => setShown(shown + SHOWN_AT_ONCE)}
          label={t('more', { count: Math.min(SHOWN_AT_ONCE, found.length - shown) })}
        />
      </Card>
    </>
  );
}

/** By name, or by the address of an admin. */
function matches(license: License, words: string) {
  return (
    words === '' ||
    license.name.toLowerCase().includes(words) ||
    license.admins.some(({ email }) => email.includes(words)) ||
    license.emailDomains.some((domain) => domain.includes(words))
  );
}

function useColumns(): Column<License>[] {
  const { t } = useTranslation(['licenses', 'ui']);
  const { number } = useNumbers();
  return [
    {
      id: 'name',
      header: t('columns.name'),
      width: '36%',
      cell: (license) => (
        <div className={styles.name}>
          <Link to={`/licenses/${license.id}`}>{license.name}</Link>
          <span className={styles.type}>{t(`ui:types.${license.type}`)}</span>
          <span className={styles.onPhone}>
            <TermText term={license.term} />
          </span>
        </div>
      ),
    },
    {
      id: 'seats',
      header: t('columns.seats'),
      cell: ({ seats }) => (
        <div className={styles.seats}>
          <span>
            <strong>{number(seats.taken)}</strong>{' '}
            {seats.limit === null ? t('ofUnlimited') : t('ofSeats', { limit: number(seats.limit) })}
            {seats.waiting > 0 ? (
              <span className={styles.onPhone}>
                {t('waiting', { count: seats.waiting, formatted: number(seats.waiting) })}
              </span>
            ) : null}
          </span>
          <SeatBar seats={seats} />
        </div>
      ),
    },
    {
      id: 'waiting',
      header: t('columns.waiting'),
      wideOnly: true,
      cell: ({ seats }) =>
        seats.waiting > 0 ? (
          <Badge tone="warn" dot>
            {t('waiting', { count: seats.waiting, formatted: number(seats.waiting) })}
          </Badge>
        ) : (
          <span className={styles.type}>{t('nobodyWaits')}</span>
        ),
    },
    {
      id: 'term',
      header: t('columns.term'),
      wideOnly: true,
      cell: (license) => <TermText term={license.term} />,
    },
  ];
}
