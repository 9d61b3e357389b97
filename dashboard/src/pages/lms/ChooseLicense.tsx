import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ProblemNote, Select, toast } from '@/ui';
import { classroom, myLicenses } from './api';
import styles from './lms.module.css';

/** For which of their licenses an assignment of the reader is (X27). */
export function ChooseLicense({ assignmentId, title }: { assignmentId: string; title: string }) {
  const { t } = useTranslation('lms');
  const queries = useQueryClient();
  const licenses = useQuery(myLicenses());
  const [chosen, setChosen] = useState<string>();
  const choose = useMutation({
    mutationFn: (licenseId: string) => classroom.choose(assignmentId, licenseId),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['classroom'] });
      toast(t('choose.done'));
    },
  });
  const first = licenses.data?.[0]?.id;
  const value = chosen ?? first;
  if (licenses.error) {
    return <ProblemNote problem={licenses.error} />;
  }
  if (!licenses.data || value === undefined) {
    return null;
  }
  return (
    <div className={styles.chooser}>
      <Select
        label={t('choose.label', { title })}
        options={licenses.data.map(({ id, name }) => ({ id, label: name }))}
        value={value}
        onChange={setChosen}
      />
      <Button onPress={() => choose.mutate(value)} isPending={choose.isPending}>
        {t('choose.action')}
      </Button>
      {choose.error ? <ProblemNote problem={choose.error} /> : null}
    </div>
  );
}
