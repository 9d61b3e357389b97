import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { asProblem } from '@/api/problem';
import type { License } from '@/api/licenses';
import { useNumbers } from '@/charts';
import { pageLocale } from '@/i18n/locale';
import { Button, FileDrop, Note, Progress, toast, useDownload } from '@/ui';
import styles from './add.module.css';
import { guidance, way as wayQuery } from './batches';
import { peek, type Peek } from './csv';
import { Guide } from './Guide';
import { keepFile } from './keptFiles';
import { FileTrouble, troubleOf } from './FileTrouble';
import { Turns } from './turns';
import { CANCELED, type Upload, upload } from './upload';

type Step =
  | { is: 'choosing' }
  | { is: 'reading'; file: File }
  | { is: 'troubled'; file: File; seen: Peek; problem?: unknown }
  | { is: 'uploading'; file: File; part: number };

/** A CSV file is looked at here, sent, and planned (R16–R20, X30); what is wrong with it is said with the row, and put right. */
export function FileTab({
  license,
  begin,
  onTaken,
}: {
  license: License;
  begin: File | undefined;
  onTaken: () => void;
}) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const { data: guide } = useQuery(guidance());
  const { data: way } = useQuery(wayQuery(license.id));
  const [, setSearch] = useSearchParams();
  const [step, setStep] = useState<Step>({ is: 'choosing' });
  const sending = useRef<Upload>(undefined);
  const sample = useDownload('/api/enrollments/imports/sample.csv', 'sample.csv');
  // Of a file that was canceled, replaced or left behind nothing comes any more: neither a trouble nor a plan to look at.
  const [turns] = useState(() => new Turns());
  useEffect(() => turns.end, [turns]);

  const send = async (file: File, blob: Blob, seen: Peek) => {
    const isOn = turns.begin();
    setStep({ is: 'uploading', file, part: 0 });
    const going = upload(`/api/enrollments/${license.id}/imports/plan`, blob, file.name, (part) => {
      if (isOn()) {
        setStep({ is: 'uploading', file, part });
      }
    });
    sending.current = going;
    try {
      const { batchId } = await going.batch;
      keepFile(batchId, new File([blob], file.name));
      if (isOn()) {
        setSearch({ batch: batchId });
      }
    } catch (problem) {
      if (isOn() && asProblem(problem).status !== CANCELED) {
        setStep({ is: 'troubled', file, seen, problem });
      }
    }
  };
  const cancel = () => {
    const wasSent = step.is === 'uploading' && step.part === 1;
    turns.end();
    sending.current?.cancel();
    setStep({ is: 'choosing' });
    toast(t(wasSent ? 'file.canceledLate' : 'file.canceled'));
  };
  const look = async (file: File) => {
    const isOn = turns.begin();
    setStep({ is: 'reading', file });
    const seen = await peek(file);
    if (!isOn()) {
      return;
    }
    if (troubleOf(file, seen, guide?.limits.bytes)) {
      setStep({ is: 'troubled', file, seen });
    } else {
      await send(file, file, seen);
    }
  };

  const began = useRef<File>(undefined);
  useEffect(() => {
    if (begin && began.current !== begin) {
      began.current = begin;
      onTaken();
      void look(begin);
    }
  });

  if (step.is === 'troubled') {
    return (
      <FileTrouble
        file={step.file}
        seen={step.seen}
        problem={step.problem}
        most={guide?.limits.bytes}
        onMended={(blob) => void send(step.file, blob, step.seen)}
        onAnother={() => setStep({ is: 'choosing' })}
      />
    );
  }
  if (step.is === 'reading' || step.is === 'uploading') {
    return (
      <div className={styles.sending}>
        {step.is === 'reading' || step.part === 1 ? (
          <Progress label={t('file.reading', { name: step.file.name })} />
        ) : (
          <Progress
            label={t('file.uploading', { name: step.file.name })}
            value={step.part}
            text={t('file.uploaded', {
              percent: new Intl.NumberFormat(pageLocale(), { style: 'percent' }).format(step.part),
              size: sizeOf(step.file.size),
            })}
          />
        )}
        <div>
          <Button variant="quiet" onPress={cancel}>
            {t('file.cancel')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.fileTab}>
      {way?.way === null ? <Note tone="warn">{t('file.closed')}</Note> : null}
      <FileDrop
        label={t('file.label')}
        accept={['.csv', '.txt', 'text/csv']}
        isDisabled={way?.way === null}
        onFile={(file) => void look(file)}
      >
        {guide ? t('file.most', { rows: number(guide.limits.rows) }) : null}
      </FileDrop>
      <Guide
        action={
          <Button size="sm" icon={<Download />} isPending={sample.isPending} onPress={() => sample.mutate()}>
            {t('file.sample')}
          </Button>
        }
      />
    </div>
  );
}

/** Such as *3.2 MB*. */
export function sizeOf(bytes: number) {
  const unit = bytes < 1024 * 1024 ? 'kilobyte' : 'megabyte';
  const value = bytes / (unit === 'kilobyte' ? 1024 : 1024 * 1024);
  return new Intl.NumberFormat(pageLocale(), {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
