import { FileUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { DropZone, FileTrigger, type FileDropItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import styles from './FileDrop.module.css';

/** Takes one file, dropped or chosen. What it should look like stands inside, as children. */
export function FileDrop({
  label,
  accept,
  onFile,
  isDisabled = false,
  children,
}: {
  label: string;
  /** Such as ['.csv', 'text/csv']; only what the choosing dialog offers. */
  accept: string[];
  onFile: (file: File) => void;
  isDisabled?: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation('ui');
  const [name, setName] = useState<string>();
  const take = (file: File | null | undefined) => {
    if (file) {
      setName(file.name);
      onFile(file);
    }
  };
  return (
    <DropZone
      aria-label={label}
      className={styles.zone ?? ''}
      isDisabled={isDisabled}
      getDropOperation={() => 'copy'}
      onDrop={({ items }) => {
        const item = items.find((each): each is FileDropItem => each.kind === 'file');
        void item?.getFile().then(take);
      }}
    >
      <FileUp className={styles.icon} aria-hidden />
      <p className={styles.text}>{name ?? t('dropFile')}</p>
      <FileTrigger acceptedFileTypes={accept} onSelect={(files) => take(files?.[0])}>
        <Button isDisabled={isDisabled}>{t('chooseFile')}</Button>
      </FileTrigger>
      {children ? <div className={styles.guide}>{children}</div> : null}
    </DropZone>
  );
}
