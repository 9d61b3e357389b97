import { type Dispatch, type SetStateAction, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useLicense } from '@/app/LicenseContext';
import { PageHeader, Stack, Tabs } from '@/ui';
import styles from './add.module.css';
import { BatchView } from './BatchView';
import { Before } from './Before';
import { Earlier } from './Earlier';
import { FileTab } from './FileTab';
import { EMPTY } from './typed';
import { TypedTab } from './TypedTab';

/** People are added to a license by their addresses, typed or in a file; `?batch=` is one such list and what becomes of it. */
export function Component() {
  const license = useLicense();
  const [search] = useSearchParams();
  const [typed, setTyped] = useState(EMPTY);
  const [dropped, setDropped] = useState<File>();
  const batch = search.get('batch');
  return batch ? (
    <BatchView key={batch} license={license} batchId={batch} />
  ) : (
    <Adding typed={typed} setTyped={setTyped} dropped={dropped} setDropped={setDropped} />
  );
}

function Adding({
  typed,
  setTyped,
  dropped,
  setDropped,
}: {
  typed: typeof EMPTY;
  setTyped: Dispatch<SetStateAction<typeof EMPTY>>;
  dropped: File | undefined;
  setDropped: (file: File | undefined) => void;
}) {
  const license = useLicense();
  const { t } = useTranslation('add');
  const [search, setSearch] = useSearchParams();
  const by = search.get('by') === 'csv' ? 'csv' : 'typed';
  const choose = (to: 'csv' | 'typed') => setSearch(to === 'csv' ? { by: 'csv' } : {}, { replace: true });
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <Stack gap={5}>
        <div className={styles.adding}>
          <Before license={license} />
          <section className={styles.main} aria-label={t('tabs.label')}>
            <Tabs
              label={t('tabs.label')}
              selected={by}
              onSelect={choose}
              tabs={[
                {
                  id: 'typed',
                  label: t('tabs.typed'),
                  content: (
                    <TypedTab
                      license={license}
                      typed={typed}
                      onChange={setTyped}
                      onFile={(file) => {
                        setDropped(file);
                        choose('csv');
                      }}
                    />
                  ),
                },
                {
                  id: 'csv',
                  label: t('tabs.file'),
                  content: (
                    <FileTab license={license} begin={dropped} onTaken={() => setDropped(undefined)} />
                  ),
                },
              ]}
            />
          </section>
        </div>
        <Earlier license={license} />
      </Stack>
    </>
  );
}
