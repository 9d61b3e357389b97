import { useInfiniteQuery } from '@tanstack/react-query';
import { EllipsisVertical, Undo2, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '@/api/schema/license-service';
import { useLicense } from '@/app/LicenseContext';
import {
  Badge,
  Button,
  Card,
  DateTime,
  EmptyState,
  IconButton,
  ListSkeleton,
  Menu,
  Pager,
  ProblemNote,
  Select,
  Table,
  type Tone,
  useRefusal,
} from '@/ui';
import styles from './codes.module.css';
import { type Join, joinsBy, type Kind } from './codes';

/** As the event catalogue has them. */
type Outcome = components['schemas']['Outcome'];

const TONES: Partial<Record<Outcome, Tone>> = {
  ADDED: 'good',
  REASON_ADDED: 'good',
  WAITING: 'warn',
  REFUSED: 'bad',
  KEPT_OUT: 'bad',
  FAILED: 'bad',
};

/** Who redeemed the key or link, the latest first, and from where on to take it back. */
export function Joins({
  kinds,
  onUndo,
}: {
  kinds: readonly Kind[];
  onUndo: (kind: Kind, since?: string) => void;
}) {
  const license = useLicense();
  const { t } = useTranslation('codes');
  const refusal = useRefusal();
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'key');
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    joinsBy(license.id, kind),
  );
  const joins = data?.pages.flatMap(({ items }) => items);
  return (
    <Card
      title={t('joins.title')}
      text={t('joins.text')}
      flush
      action={
        joins && joins.length > 0 ? (
          <Button size="sm" icon={<Undo2 />} onPress={() => onUndo(kind)}>
            {t('joins.undo')}
          </Button>
        ) : null
      }
    >
      {kinds.length > 1 ? (
        <div className={styles.which}>
          <Select
            label={t('joins.by')}
            hideLabel
            value={kind}
            onChange={setKind}
            options={kinds.map((each) => ({ id: each, label: t(`joins.${each}`) }))}
          />
        </div>
      ) : null}
      {error ? <ProblemNote problem={error} /> : null}
      {!joins && !error ? <ListSkeleton rows={4} /> : null}
      {joins?.length === 0 ? (
        <EmptyState icon={<UsersRound />} title={t(`${kind}.noJoins`)} text={t(`${kind}.noJoinsText`)} />
      ) : null}
      {joins && joins.length > 0 ? (
        <Table
          label={t('joins.title')}
          rows={joins}
          rowKey={({ redemptionId }) => redemptionId}
          columns={[
            {
              id: 'who',
              header: t('joins.who'),
              cell: (join) => {
                const why = refusal(join.reason ?? keptOut(join), join.detail);
                return (
                  <span className={styles.who}>
                    <span>{join.email}</span>
                    {why ? <span className={styles.small}>{why}</span> : null}
                  </span>
                );
              },
            },
            { id: 'outcome', header: t('joins.outcome'), cell: (join) => <Fate join={join} /> },
            { id: 'when', header: t('joins.when'), cell: ({ redeemedAt }) => <DateTime at={redeemedAt} /> },
            {
              id: 'acts',
              header: <span className="visually-hidden">{t('joins.acts')}</span>,
              align: 'end',
              cell: (join) =>
                join.undoneAt ? null : (
                  <Menu
                    trigger={
                      <IconButton
                        label={t('joins.actsOf', { email: join.email })}
                        icon={<EllipsisVertical />}
                        size="sm"
                      />
                    }
                    items={[
                      {
                        id: 'undo',
                        label: t('joins.undoFrom'),
                        icon: <Undo2 />,
                        danger: true,
                        onAction: () => onUndo(kind, join.redeemedAt),
                      },
                    ]}
                  />
                ),
            },
          ]}
        />
      ) : null}
      <Pager
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
        label={t('joins.more')}
      />
    </Card>
  );
}

/** An outcome that is its own reason. */
function keptOut({ outcome }: Join) {
  return outcome === 'KEPT_OUT' ? 'kept-out' : undefined;
}

function Fate({ join }: { join: Join }) {
  const { t } = useTranslation('codes');
  if (join.undoneAt) {
    return <Badge>{t('outcome.undone')}</Badge>;
  }
  return join.outcome ? (
    <Badge tone={TONES[join.outcome as Outcome] ?? 'muted'} dot>
      {t(`outcome.${join.outcome as Outcome}`)}
    </Badge>
  ) : (
    <Badge tone="info" dot>
      {t('outcome.judged')}
    </Badge>
  );
}
