import { useMutation } from '@tanstack/react-query';
import { Bell, Download, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { download } from '@/api/http';
import { keys } from '@/api/licenses';
import { queryClient } from '@/app/queryClient';
import { useLicense } from '@/app/LicenseContext';
import { useNumbers } from '@/charts';
import { Button, LinkButton, Note, PageHeader, ProblemNote, toast, useAskedLast } from '@/ui';
import { ActDialog, type Intended } from './ActDialog';
import { useCounts } from './counts';
import { Filters } from './Filters';
import type { Picked } from './foretell';
import { asked as askedBy, type MembersAsked, queryOf, usualSort } from './members';
import { MembersCard } from './MembersCard';
import { PersonPanel } from './PersonPanel';
import { remind, remindAll, type Reminded } from './reminders';
import { SelectionBar } from './SelectionBar';
import { useMemberList } from './useMemberList';
import { useSelection } from './useSelection';
import { usePause, useTyped } from './useTyped';

/** Who is on the license, how they stand and why (R3, R51); removed, kept out, let in again, reminded, exported. */
export function Component() {
  const license = useLicense();
  const { t } = useTranslation(['members', 'ui']);
  const { number } = useNumbers();
  const [search, setSearch] = useSearchParams();
  const asked = askedBy(search);
  const askLast = useAskedLast(asked);
  const [typed, setTyped, setAsked] = useTyped(asked.q);
  const [intended, setIntended] = useState<Intended>();
  const counts = useCounts(license);
  const list = useMemberList(license.id, asked);
  const selection = useSelection(license.id);
  const personId = search.get('person') ?? undefined;

  const change = (changes: Record<string, string | undefined>) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        Object.entries(changes).forEach(([name, value]) =>
          value ? after.set(name, value) : after.delete(name),
        );
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  const ask = (wanted: Partial<MembersAsked>) => {
    selection.clear();
    const { status, method, q, sort } = askLast({ q: typed.trim(), ...wanted });
    setAsked(q);
    change({
      status: status === 'ALL' ? undefined : status,
      method,
      q,
      sort: sort === usualSort(status) ? undefined : sort,
    });
  };
  usePause(typed.trim(), asked.q, (q) => ask({ q }));

  const refresh = () => {
    selection.clear();
    void list.renew();
    void queryClient.invalidateQueries({ queryKey: keys.license(license.id) });
  };
  const reminding = useMutation({
    mutationFn: (people: readonly Picked[] | undefined) =>
      people ? remind(license.id, people) : remindAll(license.id, asked.q),
    onSuccess: ({ reminded, tooSoon }: Reminded) => {
      toast(t('remind.done', { count: reminded, formatted: number(reminded) }));
      if (tooSoon > 0) {
        toast(t('remind.tooSoon', { count: tooSoon, formatted: number(tooSoon) }));
      }
      selection.clear();
    },
  });
  const exporting = useMutation({
    mutationFn: () =>
      download(
        `/api/licenses/${license.id}/members/export?${exportQuery(asked)}`,
        t('export.fileName', { license: license.name }),
      ),
  });
  const isFiltered = asked.status !== 'ALL' || asked.method !== undefined || asked.q !== '';

  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            {asked.status === 'INVITED' && license.seats.invited > 0 ? (
              <Button
                icon={<Bell />}
                isPending={reminding.isPending}
                onPress={() => reminding.mutate(undefined)}
              >
                {t(asked.q === '' ? 'remind.all' : 'remind.found')}
              </Button>
            ) : null}
            <Button icon={<Download />} isPending={exporting.isPending} onPress={() => exporting.mutate()}>
              {t(isFiltered ? 'export.these' : 'export.all')}
            </Button>
            <LinkButton to="../add" relative="path" variant="primary" icon={<UserPlus />}>
              {t('add')}
            </LinkButton>
          </>
        }
      />
      {license.status === 'LIVE' ? null : (
        <Note tone="bad" title={t(`frozen.${license.status}`)}>
          {t('frozen.text')}
        </Note>
      )}
      {[exporting.error, reminding.error].map((problem, place) =>
        problem ? <ProblemNote key={place} problem={problem} /> : null,
      )}
      <Filters asked={asked} typed={typed} counts={counts} onType={setTyped} onChange={ask} />
      <MembersCard
        list={list}
        asked={asked}
        counts={counts}
        selection={selection}
        isFiltered={isFiltered}
        onAsk={ask}
        onOpen={({ memberId }) => change({ person: memberId })}
      />
      <SelectionBar
        selection={selection}
        isReminding={reminding.isPending}
        onAct={(act, people) => setIntended({ act, people })}
        onRemind={(people) => reminding.mutate(people)}
      />
      {personId ? (
        <PersonPanel
          memberId={personId}
          onClose={() => change({ person: undefined })}
          isReminding={reminding.isPending}
          onAct={(act, person, { onRemoval }) =>
            setIntended({ act, people: [person], onRemoval: onRemoval ?? null })
          }
          onRemind={(person) => reminding.mutate([person])}
        />
      ) : null}
      {intended ? (
        <ActDialog intended={intended} onClose={() => setIntended(undefined)} onDone={refresh} />
      ) : null}
    </>
  );
}

function exportQuery(which: MembersAsked) {
  const { status = [], method, q } = queryOf(which);
  const query = new URLSearchParams(status.map((each) => ['status', each]));
  if (method) {
    query.set('method', method);
  }
  if (q) {
    query.set('q', q);
  }
  return query;
}
