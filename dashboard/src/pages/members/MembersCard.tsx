import { ListX, RefreshCw, SearchX, UserPlus, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '@/charts';
import { Button, Card, EmptyState, LinkButton, ListSkeleton, ProblemNote } from '@/ui';
import type { Counts } from './counts';
import type { MemberList } from './MemberList';
import type { Member, MembersAsked } from './members';
import styles from './members.module.css';
import { MembersTable } from './MembersTable';
import type { Selection } from './useSelection';

/** The list with what is to be said of it: that it is read, that nobody is there, who came or left meanwhile. */
export function MembersCard({
  list,
  asked,
  counts,
  selection,
  isFiltered,
  onAsk,
  onOpen,
}: {
  list: MemberList;
  asked: MembersAsked;
  counts: Counts;
  selection: Selection;
  isFiltered: boolean;
  onAsk: (wanted: Partial<MembersAsked>) => void;
  onOpen: (member: Member) => void;
}) {
  const { t } = useTranslation('members');
  const { number } = useNumbers();
  const pages = list.pages;
  const isEmpty = pages !== undefined && pages.known === 0 && !list.isComing;
  const total =
    pages && !pages.hasMore
      ? pages.known
      : asked.method || asked.q !== ''
        ? undefined
        : counts.status[asked.status];
  return (
    <Card flush>
      <p className="visually-hidden" role="status">
        {pages && !list.isComing && total !== undefined
          ? t('found', { count: total, formatted: number(total) })
          : ''}
      </p>
      {list.problem ? (
        <ProblemNote
          problem={list.problem}
          action={
            <Button size="sm" onPress={() => list.retry()}>
              {t('tryAgain')}
            </Button>
          }
        />
      ) : null}
      {!pages && !list.problem ? <ListSkeleton rows={10} /> : null}
      {isEmpty ? (
        <Nobody asked={asked} isFiltered={isFiltered} onAsk={onAsk} />
      ) : pages ? (
        <div
          className={styles.list}
          data-stale={list.isComing || undefined}
          aria-busy={list.isComing}
          onMouseEnter={() => list.touch(true)}
          onMouseLeave={() => list.touch(false)}
        >
          <MembersTable
            list={list}
            asked={asked}
            total={total}
            selected={selection.people}
            allSelected={selection.isAll}
            onSelect={selection.select}
            onSelectAll={(to) => (to ? void selection.selectAll(asked) : selection.clear())}
            onOpen={onOpen}
            onSort={(sort) => onAsk({ sort })}
          />
          <Meanwhile list={list} />
          {pages.isBehind ? (
            <p className={styles.behind} role="status">
              {t('behind', { formatted: number(pages.known) })}
            </p>
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}

/** Who came or left since the list was read: it is read again when one asks for it, and nobody moves before. */
function Meanwhile({ list }: { list: MemberList }) {
  const { t } = useTranslation('members');
  const { number } = useNumbers();
  const { came, left, unknown } = list.meanwhile;
  if (came + left === 0 && !unknown) {
    return null;
  }
  const parts = [
    came > 0 ? t('meanwhile.came', { count: came, formatted: number(came) }) : '',
    left > 0 ? t('meanwhile.left', { count: left, formatted: number(left) }) : '',
    came + left === 0 ? t('meanwhile.unknown') : '',
  ];
  return (
    <div className={styles.meanwhile} role="status">
      <Button size="sm" icon={<RefreshCw />} onPress={() => void list.renew()}>
        {parts.filter(Boolean).join(' · ')} – {t('meanwhile.show')}
      </Button>
    </div>
  );
}

/** Nobody: of a new license what to do first, of a filter how to see others. */
function Nobody({
  asked,
  isFiltered,
  onAsk,
}: {
  asked: MembersAsked;
  isFiltered: boolean;
  onAsk: (wanted: Partial<MembersAsked>) => void;
}) {
  const { t } = useTranslation('members');
  const everybody = { status: 'ALL', method: undefined, q: '' } as const;
  if (!isFiltered) {
    return (
      <EmptyState
        icon={<UsersRound />}
        title={t('nobody.title')}
        text={t('nobody.text')}
        action={
          <LinkButton to="../add" relative="path" variant="primary" icon={<UserPlus />}>
            {t('add')}
          </LinkButton>
        }
      />
    );
  }
  if (asked.q !== '') {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t('notFound.title', { q: asked.q })}
        text={asked.status === 'GONE' ? t('notFound.textGone') : t('notFound.text')}
        action={
          <div className={styles.choices}>
            <Button onPress={() => onAsk(everybody)}>{t('notFound.everybody')}</Button>
            {asked.status === 'GONE' ? null : (
              <Button onPress={() => onAsk({ status: 'GONE', method: undefined })}>
                {t('notFound.gone')}
              </Button>
            )}
          </div>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<ListX />}
      title={t(`noneOf.${asked.method ? 'METHOD' : asked.status}`)}
      text={t(`noneOfText.${asked.method ? 'METHOD' : asked.status}`)}
      action={<Button onPress={() => onAsk(everybody)}>{t('notFound.everybody')}</Button>}
    />
  );
}
