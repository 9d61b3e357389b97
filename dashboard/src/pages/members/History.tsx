import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { licenseApi, take } from '@/api/clients';
import { Pager, ProblemNote, useRefusal } from '@/ui';
import { WhenWho } from './WhenWho';
import type { Explained, HistoryEntry } from './members';
import styles from './members.module.css';
import { said } from './said';
import { useSourceNames } from './useSourceNames';

/** All that was decided of somebody, the newest first. */
export function History({
  licenseId,
  memberId,
  newest,
}: {
  licenseId: string;
  memberId: string;
  /** The first page, which is kept live. */
  newest: Explained['history'];
}) {
  const { t } = useTranslation('members');
  const [older, setOlder] = useState<HistoryEntry[]>([]);
  const [next, setNext] = useState<string | null>();
  const cursor = next === undefined ? newest.next : next;
  const more = useMutation({
    mutationFn: () =>
      take(
        licenseApi.GET('/api/licenses/{licenseId}/members/{memberId}/history', {
          params: { path: { licenseId, memberId }, query: { cursor: cursor ?? undefined } },
        }),
      ),
    onSuccess: (page) => {
      setOlder([...older, ...page.items]);
      setNext(page.next ?? null);
    },
  });
  const shown = new Map([...newest.items, ...older].map((entry) => [entry.seq, entry]));
  return (
    <>
      <ol className={styles.history}>
        {[...shown.values()].map((entry) => (
          <Entry key={entry.seq} entry={entry} />
        ))}
      </ol>
      {more.error ? <ProblemNote problem={more.error} /> : null}
      <Pager
        hasMore={Boolean(cursor)}
        isLoading={more.isPending}
        onMore={() => more.mutate()}
        label={t('history.more')}
      />
    </>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation(['members', 'ui']);
  const { key, method, tone } = said(entry);
  const nameOf = useSourceNames(entry.method ? [{ method: entry.method, source: entry.source ?? null }] : []);
  const source = entry.method ? nameOf({ method: entry.method, source: entry.source ?? null }) : undefined;
  const why = useRefusal()(entry.reason, entry.detail);
  return (
    <li data-tone={tone}>
      <p>
        {method ? t(`history.${key}_by`, { method: t(`inWords.${method}`) }) : t(`history.${key}`)}
        {source ? <span className={styles.source}>{source}</span> : null}
      </p>
      {why ? <p className={styles.quiet}>{why}</p> : null}
      <p className={styles.quiet}>
        <WhenWho at={entry.at} actor={entry.actor} />
      </p>
    </li>
  );
}
