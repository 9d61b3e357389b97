import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrollmentApi, licenseApi, take } from '@/api/clients';
import { keys } from '@/api/licenses';
import { asProblem, type Problem } from '@/api/problem';
import { Button, PageHeader, ProblemNote, Stack } from '@/ui';
import { USUAL_GRACE_DAYS } from '../settings/term';
import { Basics } from './Basics';
import { Created } from './Created';
import { domainsOf, type Draft, faults, orderOf } from './order';
import { People } from './People';
import styles from './staff.module.css';
import { Summary } from './Summary';
import { TypePicker } from './TypePicker';

/** What became of a domain that was to be deployed at once. */
export interface Deployed {
  domain: string;
  problem: Problem | undefined;
}

const EMPTY: Draft = {
  name: '',
  type: 'SCHOOL',
  seats: '',
  until: '',
  grace: String(USUAL_GRACE_DAYS),
  admins: [{ id: 0, email: '', domainAdmin: true }],
  domains: [],
};

/** Staff create a license: its type explains itself, and what will come of it stands beside the form all the time. */
export function Component() {
  const { t } = useTranslation('staff');
  const queries = useQueryClient();
  const [draft, setDraft] = useState(EMPTY);
  const [isTried, setTried] = useState(false);
  // Once per filling in: sent again after a break of the line, it does not make a second license.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setKey(crypto.randomUUID());
  };
  const create = useMutation({
    mutationFn: async () => {
      const license = await take(
        licenseApi.POST('/api/licenses', {
          params: { header: { 'Idempotency-Key': key } },
          body: orderOf(draft),
        }),
      );
      const deployed: Deployed[] = [];
      for (const { domain, reason } of domainsOf(draft)) {
        deployed.push({ domain, problem: await deploy(license.id, domain, reason) });
      }
      return { license, deployed };
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.licenses }),
  });
  const wrong = faults(draft);
  const isWhole = Object.keys(wrong).length === 0;
  if (create.data) {
    return (
      <Created
        {...create.data}
        onAnother={() => {
          create.reset();
          setDraft(EMPTY);
          setTried(false);
          setKey(crypto.randomUUID());
        }}
      />
    );
  }
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isWhole && !create.isPending) {
            create.mutate();
          }
        }}
      >
        <Stack gap={4}>
          <TypePicker value={draft.type} onChange={(type) => change({ type })} />
          <Basics draft={draft} wrong={isTried ? wrong : {}} onChange={change} />
          <People draft={draft} wrong={isTried ? wrong : {}} onChange={change} />
        </Stack>
        <aside className={styles.aside} aria-label={t('summary.title')}>
          <Summary draft={draft} />
          {create.error ? <ProblemNote problem={create.error} /> : null}
          {isTried && !isWhole ? (
            <p className={styles.wrong} role="alert">
              {t('wrong.some')}
            </p>
          ) : null}
          <Button type="submit" variant="primary" isPending={create.isPending}>
            {t('create')}
          </Button>
        </aside>
      </form>
    </>
  );
}

async function deploy(licenseId: string, domain: string, reason: string): Promise<Problem | undefined> {
  try {
    await enrollmentApi.PUT('/api/enrollments/{licenseId}/domains/{domain}', {
      params: { path: { licenseId, domain } },
      body: { proof: 'ATTESTED', reason: reason.trim() },
    });
    return undefined;
  } catch (error) {
    return asProblem(error);
  }
}
