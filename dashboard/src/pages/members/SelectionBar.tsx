import { Bell, LogIn, ShieldBan, UserMinus, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/MeContext';
import { useNumbers } from '@/charts';
import { Button, IconButton, ProblemNote } from '@/ui';
import type { Act } from './acts';
import { possible, type Picked } from './foretell';
import styles from './members.module.css';
import type { Selection } from './useSelection';

/** What can be done with who is selected, each act with how many it is for. Stays in sight while one goes on selecting. */
export function SelectionBar({
  selection,
  onAct,
  onRemind,
  isReminding,
}: {
  selection: Selection;
  onAct: (act: Act, people: readonly Picked[]) => void;
  onRemind: (people: readonly Picked[]) => void;
  isReminding: boolean;
}) {
  const me = useMe();
  const { t } = useTranslation('members');
  const { number } = useNumbers();
  const { people, collected, clear } = selection;
  const acts = useMemo(() => possible(people.values(), me.isStaff), [people, me.isStaff]);
  if (people.size === 0 && collected === undefined && !selection.problem) {
    return null;
  }
  const saying = (act: Act | 'remind') => {
    const label = t(`selection.${act}`);
    const count = acts[act].length;
    return count === people.size ? label : t('selection.some', { act: label, formatted: number(count) });
  };
  return (
    <section className={styles.bar} aria-label={t('selection.label')}>
      <p className={styles.barCount} role="status">
        {collected === undefined
          ? t(selection.isAll ? 'selection.all' : 'selection.count', {
              count: people.size,
              formatted: number(people.size),
            })
          : t('selection.collecting', { formatted: number(collected) })}
      </p>
      {selection.problem ? <ProblemNote problem={selection.problem} /> : null}
      <div className={styles.barActs}>
        {acts.remind.length > 0 ? (
          <Button size="sm" icon={<Bell />} isPending={isReminding} onPress={() => onRemind(acts.remind)}>
            {saying('remind')}
          </Button>
        ) : null}
        {acts.lift.length > 0 ? (
          <Button size="sm" icon={<LogIn />} onPress={() => onAct('lift', acts.lift)}>
            {saying('lift')}
          </Button>
        ) : null}
        {acts.remove.length > 0 ? (
          <Button size="sm" icon={<UserMinus />} onPress={() => onAct('remove', acts.remove)}>
            {saying('remove')}
          </Button>
        ) : null}
        {acts.keepOut.length > 0 ? (
          <Button size="sm" icon={<ShieldBan />} onPress={() => onAct('keepOut', acts.keepOut)}>
            {saying('keepOut')}
          </Button>
        ) : null}
        <IconButton size="sm" label={t('selection.clear')} icon={<X />} onPress={clear} />
      </div>
    </section>
  );
}
