import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField, Select, TextField } from '@/ui';
import { usePause, useTyped } from '../members/useTyped';
import type { Filter } from './activity';
import styles from './activity.module.css';
import { type Group, GROUPS, localDay } from './sentence';

/** Where a year is typed figure by figure, the first of them is no day to ask for. */
const FIRST_DAY = '2000-01-01';

/** What of the activity to show. A field keeps what is typed; it is asked for, and put in the address, once that pauses. */
export function Tools({ filter, onChange }: { filter: Filter; onChange: (change: Partial<Filter>) => void }) {
  const { t } = useTranslation('activity');
  const [by, setBy, setAskedBy] = useTyped(filter.by);
  usePause(by.trim(), filter.by.trim(), (asked) => {
    setAskedBy(asked);
    onChange({ by: asked });
  });
  return (
    <search className={styles.tools}>
      <Select
        label={t('filter.kind')}
        value={filter.group}
        onChange={(group) => onChange({ group })}
        options={(['all', ...Object.keys(GROUPS)] as (Group | 'all')[]).map((id) => ({
          id,
          label: t(`groups.${id}`),
        }))}
      />
      <label className={styles.by}>
        <span aria-hidden>{t('filter.by')}</span>
        <SearchField label={t('filter.by')} placeholder={t('filter.byHint')} value={by} onChange={setBy} />
      </label>
      <DayField label={t('filter.day')} asked={filter.day} onAsk={(day) => onChange({ day })} />
    </search>
  );
}

function DayField({ label, asked, onAsk }: { label: string; asked: string; onAsk: (day: string) => void }) {
  const [typed, setTyped] = useState(asked);
  const [seen, setSeen] = useState(asked);
  if (seen !== asked) {
    setSeen(asked);
    setTyped(asked);
  }
  return (
    <TextField
      type="date"
      label={label}
      value={typed}
      min={FIRST_DAY}
      max={localDay(new Date())}
      onChange={(day) => {
        setTyped(day);
        if (day === '' || day >= FIRST_DAY) {
          onAsk(day);
        }
      }}
    />
  );
}
