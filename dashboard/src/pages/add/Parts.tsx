import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '@/charts';
import styles from './add.module.css';
import type { Batch } from './batches';
import { OutcomeBar } from './OutcomeBar';
import { type Part, partsOf, TONES } from './outcomes';

const keyOf = ({ outcome, some }: Part) => `${some.by} ${outcome}`;

/** How many rows came, or would come, to what: the numbers of a list, each pressed to see its rows. */
export function Parts({
  batch,
  chosen,
  onChoose,
}: {
  batch: Batch;
  chosen: Part | undefined;
  onChoose: (part: Part | undefined) => void;
}) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const parts = partsOf(batch);
  const isPlan = batch.state === 'PLANNED' || batch.state === 'EXPIRED';
  const words = ({ outcome }: Part) =>
    isPlan && (outcome === 'ADDED' || outcome === 'INVITED' || outcome === 'WAITING')
      ? t(`foreseen.${outcome}`)
      : t(`outcome.${outcome}`);
  return (
    <div className={styles.parts}>
      <OutcomeBar batch={batch} tall />
      <ToggleButtonGroup
        aria-label={t('rows.filter')}
        className={styles.partList ?? ''}
        selectionMode="single"
        selectedKeys={chosen ? [keyOf(chosen)] : ['all']}
        onSelectionChange={(keys) => onChoose(parts.find((part) => keys.has(keyOf(part))))}
      >
        <ToggleButton
          id="all"
          aria-label={`${number(batch.people)} ${t('outcome.all')}`}
          className={styles.part ?? ''}
        >
          <strong>{number(batch.people)}</strong>
          <span>{t('outcome.all')}</span>
        </ToggleButton>
        {parts.map((part) => (
          <ToggleButton
            key={keyOf(part)}
            id={keyOf(part)}
            aria-label={`${number(part.count)} ${words(part)}`}
            className={styles.part ?? ''}
          >
            <strong>
              <span className={styles.swatch} data-tone={TONES[part.outcome]} aria-hidden />
              {number(part.count)}
            </strong>
            <span>{words(part)}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
