import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FolderTree, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { asProblem } from '@/api/problem';
import { useLicense } from '@/app/LicenseContext';
import { useNumbers } from '@/charts';
import { Button, Card, Checkbox, EmptyState, IconButton, ListSkeleton, ProblemNote, SearchField } from '@/ui';
import { countUsers, makePlan, type Sync, toGoogle, unitsOf } from './api';
import {
  coveredBy,
  isSame,
  openAtFirst,
  partly,
  pick,
  type Picks,
  reach,
  rows as rowsOf,
  totals,
  treeOf,
  type Unit,
  unpick,
} from './selection';
import { Steps } from './Steps';
import { UnitTree } from './UnitTree';
import styles from './google.module.css';

/** Which units count: the tree as Google has it now, and beside it what is picked and how many that are (R6, X21). */
export function UnitPicker({ sync, isNew }: { sync: Sync; isNew: boolean }) {
  const license = useLicense();
  const { t } = useTranslation('google');
  const units = useQuery(unitsOf(license.id));
  const again = useMutation({ mutationFn: () => toGoogle(license.id) });
  return (
    <div className={styles.picker}>
      {isNew ? <Steps at="units" /> : null}
      {units.error ? (
        <ProblemNote
          problem={units.error}
          action={
            asProblem(units.error).status === 503 ? (
              <Button size="sm" onPress={() => void units.refetch()}>
                {t('units.again')}
              </Button>
            ) : (
              <Button size="sm" onPress={() => again.mutate()} isPending={again.isPending}>
                {t('authorization.again')}
              </Button>
            )
          }
        />
      ) : null}
      {units.data ? <Picking key={license.id} units={units.data} sync={sync} /> : null}
      {!units.data && !units.error ? (
        <Card title={t('units.tree')} text={t('units.reading')}>
          <ListSkeleton rows={7} />
        </Card>
      ) : null}
    </div>
  );
}

function Picking({ units, sync }: { units: readonly Unit[]; sync: Sync }) {
  const license = useLicense();
  const { t } = useTranslation('google');
  const { number } = useNumbers();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const tree = useMemo(() => treeOf(units), [units]);
  const sums = useMemo(() => totals(tree), [tree]);
  const now: Picks = useMemo(() => new Map(sync.units.map(({ id, subtree }) => [id, subtree])), [sync.units]);
  const [picks, setPicks] = useState<Picks>(now);
  const [open, setOpen] = useState(() => openAtFirst(tree, now));
  const [search, setSearch] = useState('');
  const above = useMemo(() => partly(tree, picks), [tree, picks]);
  const rows = useMemo(() => rowsOf(tree, open, search), [tree, open, search]);

  const count = useMutation({
    mutationFn: () => countUsers(license.id),
    onSuccess: (counted) => queries.setQueryData(unitsOf(license.id).queryKey, counted),
  });
  const isCounted = units.some(({ active }) => active !== null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (!isCounted && !wasAsked.current) {
      wasAsked.current = true;
      count.mutate();
    }
  }, [isCounted, count]);

  const plan = useMutation({
    mutationFn: () => makePlan(license.id, picks),
    onSuccess: ({ planId }) => navigate(`?plan=${planId}`),
  });
  const sum = reach(tree, picks);
  const toggle = (id: string) => {
    if (!coveredBy(tree, picks, id) || picks.has(id)) {
      setPicks((before) => (before.has(id) ? unpick(before, id) : pick(tree, before, id, true)));
    }
  };
  return (
    <div className={styles.picking}>
      <Card
        title={t('units.tree')}
        action={
          <Button size="sm" variant="quiet" onPress={() => count.mutate()} isPending={count.isPending}>
            {count.isPending ? t('units.counting') : t('units.count')}
          </Button>
        }
      >
        <SearchField label={t('units.search')} value={search} onChange={setSearch} />
        {count.error ? <ProblemNote problem={count.error} /> : null}
        {rows.length > 0 ? (
          <UnitTree
            label={t('units.tree')}
            rows={rows}
            boxOf={(id) =>
              picks.has(id) ? 'on' : coveredBy(tree, picks, id) ? 'covered' : above.has(id) ? 'partly' : 'off'
            }
            coverOf={(id) => (picks.has(id) ? undefined : coveredBy(tree, picks, id)?.name)}
            usersOf={(id) => (isCounted ? sums.get(id) : undefined)}
            onToggle={toggle}
            onOpen={(id, opened) =>
              setOpen((before) => {
                const next = new Set(before);
                if (opened) {
                  next.add(id);
                } else {
                  next.delete(id);
                }
                return next;
              })
            }
          />
        ) : (
          <EmptyState title={t('units.notFound')} text={t('units.notFoundText')} />
        )}
        <p className={styles.keys}>{t('units.keys')}</p>
      </Card>
      <div className={styles.picked}>
        <Card title={t('units.picked', { count: picks.size, formatted: number(picks.size) })}>
          {picks.size === 0 ? (
            <div className={styles.pickNone}>
              <FolderTree aria-hidden />
              <p>{t('units.none')}</p>
            </div>
          ) : (
            <ul className={styles.pickList}>
              {[...picks].map(([id, subtree]) => (
                <Picked
                  key={id}
                  name={tree.byId.get(id)?.name ?? sync.units.find((unit) => unit.id === id)?.name ?? id}
                  path={tree.byId.get(id)?.path}
                  subtree={subtree}
                  hasUnder={tree.under.has(id)}
                  onSubtree={(to) => setPicks((before) => pick(tree, before, id, to))}
                  onRemove={() => setPicks((before) => unpick(before, id))}
                />
              ))}
            </ul>
          )}
          <div className={styles.pickSum} aria-live="polite">
            {isCounted && picks.size > 0 ? (
              <>
                <p className={styles.sumNumber}>
                  {t('units.users', { count: sum.active, formatted: number(sum.active) })}
                </p>
                {sum.inactive > 0 ? (
                  <p className={styles.quiet}>
                    {t('units.inactive', { count: sum.inactive, formatted: number(sum.inactive) })}
                  </p>
                ) : null}
              </>
            ) : null}
          </div>
          {plan.error ? <ProblemNote problem={plan.error} /> : null}
          <Button
            variant="primary"
            isDisabled={picks.size === 0}
            isPending={plan.isPending}
            onPress={() => plan.mutate()}
          >
            {t('units.look')}
          </Button>
          <p className={styles.quiet}>
            {picks.size === 0 && now.size > 0
              ? t('units.toRemove')
              : now.size > 0 && isSame(picks, now)
                ? t('units.same')
                : t('units.nothingYet')}
          </p>
        </Card>
      </div>
    </div>
  );
}

function Picked({
  name,
  path,
  subtree,
  hasUnder,
  onSubtree,
  onRemove,
}: {
  name: string;
  path: string | undefined;
  subtree: boolean;
  hasUnder: boolean;
  onSubtree: (subtree: boolean) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('google');
  return (
    <li>
      <div className={styles.pickName}>
        <strong>{name}</strong>
        {path === undefined ? (
          <span className={styles.gone}>{t('units.gone')}</span>
        ) : (
          <span className={styles.path}>{path}</span>
        )}
      </div>
      <IconButton size="sm" label={t('units.remove', { unit: name })} icon={<X />} onPress={onRemove} />
      {hasUnder ? (
        <div className={styles.pickUnder}>
          <Checkbox isSelected={subtree} onChange={onSubtree}>
            {t('units.subtree')}
            <span className="visually-hidden"> {name}</span>
          </Checkbox>
        </div>
      ) : null}
    </li>
  );
}
