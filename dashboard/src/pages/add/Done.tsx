import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CircleCheck, Undo2, UserPlus } from 'lucide-react';
import type { License } from '@/api/licenses';
import { useMe } from '@/app/MeContext';
import { useNumbers } from '@/charts';
import { Button, Card, Filled, GAP, LinkButton, Note, Progress } from '@/ui';
import styles from './add.module.css';
import type { Batch, Outcome } from './batches';
import { Failures } from './Failures';
import { partsOf } from './outcomes';
import { Parts } from './Parts';
import { Rows } from './Rows';
import { Undo } from './Undo';
import { Warnings } from './Warnings';

/** A batch that counts: how far it is, what became of each row, what is left to put right, and taking it back. */
export function Done({ license, batch }: { license: License; batch: Batch }) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const me = useMe();
  const [chosen, setChosen] = useState<Outcome>();
  const [from, setFrom] = useState<number>();
  const [isUndoing, setUndoing] = useState(false);
  const isDone = batch.state === 'DONE';
  // As many as they are now, not as they were when it was chosen.
  const part = partsOf(batch).find(({ outcome }) => outcome === chosen);
  const canUndo =
    isDone && !batch.undoneBy && !batch.undoes && (me.isStaff || batch.madeBy === me.email) && brought(batch);
  return (
    <>
      {batch.undoneBy ? (
        <Note
          title={t('batch.undoneNote')}
          action={<Link to={`?batch=${batch.undoneBy}`}>{t('batch.undoneLook')}</Link>}
        />
      ) : null}
      {batch.undoes ? (
        <Note title={t('batch.undoing')}>
          <Filled text={t('batch.undoingText', { link: GAP })}>
            <Link to={`?batch=${batch.undoes}`}>{t('batch.undoingLook')}</Link>
          </Filled>
        </Note>
      ) : null}
      <Card>
        {isDone ? (
          <div className={styles.outcome} role="status">
            <CircleCheck aria-hidden />
            <Headline batch={batch} />
          </div>
        ) : (
          <div className={styles.sending}>
            <Progress
              label={t('batch.processing')}
              value={batch.people === 0 ? undefined : batch.answered / batch.people}
              text={t('batch.progress', { done: number(batch.answered), all: number(batch.people) })}
            />
            <p className={styles.quiet}>{t('batch.processingText')}</p>
          </div>
        )}
        <Parts batch={batch} chosen={part} onChoose={(wanted) => setChosen(wanted?.outcome)} />
        <div className={styles.decide}>
          <LinkButton to="?" variant={isDone ? 'primary' : 'secondary'} icon={<UserPlus />}>
            {t('batch.back')}
          </LinkButton>
          <LinkButton to={`/licenses/${license.id}/members`}>{t('batch.members')}</LinkButton>
          {canUndo ? (
            <Button variant="quiet" icon={<Undo2 />} onPress={() => setUndoing(true)}>
              {t('undo.button')}
            </Button>
          ) : null}
        </div>
      </Card>
      {isDone && !batch.undoes ? <Failures license={license} batch={batch} /> : null}
      <Warnings
        batch={batch}
        onLook={(row) => {
          setChosen(undefined);
          setFrom(row);
        }}
      />
      <Rows batch={batch} part={part} from={from} />
      {isUndoing ? <Undo license={license} batch={batch} onClose={() => setUndoing(false)} /> : null}
    </>
  );
}

const TOLD = ['ADDED', 'INVITED', 'WAITING', 'REASON_ADDED', 'REMOVED'] as const;

function Headline({ batch }: { batch: Batch }) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const told = TOLD.flatMap((outcome) => {
    const count = batch.outcomes[outcome] ?? 0;
    return count > 0 ? [t(`batch.headline.${outcome}`, { count, formatted: number(count) })] : [];
  });
  return <h2>{told.length > 0 ? told.join(' · ') : t('batch.headline.none')}</h2>;
}

/** Whether anybody has a reason to be on the license by it. */
function brought({ outcomes }: Batch) {
  return ['ADDED', 'INVITED', 'WAITING', 'REASON_ADDED'].some((outcome) => (outcomes[outcome] ?? 0) > 0);
}
