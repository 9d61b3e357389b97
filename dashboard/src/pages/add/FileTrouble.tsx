import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '@/api/problem';
import { Button, Note, ProblemNote, RadioGroup, Row } from '@/ui';
import styles from './add.module.css';
import { type Peek, withColumn, withHeader } from './csv';
import { sizeOf } from './FileTab';

type Trouble = 'empty' | 'tooLarge' | 'excel' | 'pdf' | 'picture' | 'noHeader' | 'noEmail' | 'twoEmails';

/** What is wrong with a file as a whole, seen before it is sent; undefined where nothing is. */
export function troubleOf(file: Blob, seen: Peek, most: number | undefined): Trouble | undefined {
  if (file.size === 0 || seen.headerAt < 0) {
    return 'empty';
  }
  if (seen.foreign) {
    return seen.foreign;
  }
  if (most !== undefined && file.size > most) {
    return 'tooLarge';
  }
  if (seen.emailColumns.length > 1) {
    return 'twoEmails';
  }
  if (seen.emailColumns.length === 0) {
    return seen.addressAt >= 0 ? 'noHeader' : 'noEmail';
  }
  return undefined;
}

const ADVICE = [
  'not-a-csv-file',
  'empty-file',
  'no-email-column',
  'two-email-columns',
  'header-too-long',
  'no-rows',
  'too-many-rows',
  'file-too-large',
  'upload-too-slow',
] as const;

/** What is wrong with a file, where in it, and what to do; a missing header is put in here. */
export function FileTrouble({
  file,
  seen,
  problem,
  most,
  onMended,
  onAnother,
}: {
  file: File;
  seen: Peek;
  problem: unknown;
  most: number | undefined;
  onMended: (blob: Blob) => void;
  onAnother: () => void;
}) {
  const { t } = useTranslation('add');
  const trouble = troubleOf(file, seen, most);
  const another = (
    <Button variant="quiet" onPress={onAnother}>
      {t('trouble.another')}
    </Button>
  );
  if (problem !== undefined) {
    return (
      <div className={styles.trouble}>
        <ProblemNote problem={problem} />
        <p>{t(`trouble.advice.${adviceOn(asProblem(problem))}`)}</p>
        {seen.foreign ? null : <Excerpt seen={seen} />}
        <Row>{another}</Row>
      </div>
    );
  }
  switch (trouble) {
    case 'noHeader':
      return (
        <div className={styles.trouble}>
          <Note tone="warn" title={t('trouble.noHeader')} live>
            {seen.canBeMended ? t('trouble.noHeaderText') : t('trouble.mendIt')}
          </Note>
          <Excerpt seen={seen} />
          <Row>
            {seen.canBeMended ? (
              <Button variant="primary" onPress={() => onMended(withHeader(file, seen))}>
                {t('trouble.addHeader')}
              </Button>
            ) : null}
            {another}
          </Row>
        </div>
      );
    case 'noEmail':
    case 'twoEmails':
      return (
        <div className={styles.trouble}>
          <Note tone="warn" title={t(`trouble.${trouble}`)} live>
            {seen.canBeMended ? t(`trouble.${trouble}Text`) : t('trouble.mendIt')}
          </Note>
          <Excerpt seen={seen} />
          {seen.canBeMended ? (
            <Columns
              seen={seen}
              onChosen={(column) => onMended(withColumn(file, seen, column))}
              another={another}
            />
          ) : (
            <Row>{another}</Row>
          )}
        </div>
      );
    case 'tooLarge':
      return (
        <div className={styles.trouble}>
          <Note tone="bad" title={t('trouble.tooLarge', { most: sizeOf(most ?? 0) })} live>
            {t('trouble.tooLargeText', { size: sizeOf(file.size) })}
          </Note>
          <Row>{another}</Row>
        </div>
      );
    case 'excel':
    case 'pdf':
    case 'picture':
    case 'empty':
    case undefined:
      return (
        <div className={styles.trouble}>
          <Note tone="bad" title={t(`trouble.${trouble ?? 'empty'}`)} live>
            {trouble === 'excel' ? t('trouble.excelText') : null}
            {trouble === 'pdf' || trouble === 'picture' ? t('trouble.foreignText') : null}
            {trouble === 'empty' ? t('trouble.emptyText') : null}
          </Note>
          <Row>{another}</Row>
        </div>
      );
  }
}

function adviceOn(problem: Problem) {
  return ADVICE.find((slug) => slug === problem.slug) ?? 'other';
}

/** The first rows of the file, the one in question marked. */
function Excerpt({ seen }: { seen: Peek }) {
  const { t } = useTranslation('add');
  return (
    <figure className={styles.excerpt}>
      <figcaption className={styles.quiet}>{t('trouble.here')}</figcaption>
      <ol>
        {seen.lines.map((line, place) => (
          <li key={place} data-marked={place === seen.headerAt || undefined}>
            <code>{line === '' ? ' ' : line}</code>
            {place === seen.headerAt ? <span>← {t('trouble.expected')}</span> : null}
          </li>
        ))}
      </ol>
    </figure>
  );
}

function Columns({
  seen,
  onChosen,
  another,
}: {
  seen: Peek;
  onChosen: (column: number) => void;
  another: React.ReactNode;
}) {
  const { t } = useTranslation('add');
  // Most likely the first one under which an address stands.
  const likely = seen.example.findIndex((cell) => cell.includes('@'));
  const [chosen, setChosen] = useState(String(Math.max(0, likely)));
  return (
    <>
      <RadioGroup
        label={t('trouble.column')}
        value={chosen}
        onChange={setChosen}
        options={seen.header.slice(0, 30).map((name, column) => ({
          id: String(column),
          label: name === '' ? t('trouble.columnNone', { number: column + 1 }) : name,
          hint: seen.example[column] ? t('trouble.example', { value: seen.example[column] }) : undefined,
        }))}
      />
      <Row>
        <Button variant="primary" onPress={() => onChosen(Number(chosen))}>
          {t('trouble.useColumn')}
        </Button>
        {another}
      </Row>
    </>
  );
}
