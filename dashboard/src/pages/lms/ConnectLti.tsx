import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { Button, Card, ListSkeleton, Note, ProblemNote, Select, Stack, TextField, toast } from '@/ui';
import { changes, type Platform, setupOf, type Wanted } from './api';
import { SetupValues } from './SetupValues';
import styles from './lms.module.css';

const CANVAS_HOSTS = [
  { id: 'https://canvas.instructure.com', label: 'usual' },
  { id: 'https://canvas.beta.instructure.com', label: 'beta' },
  { id: 'https://canvas.test.instructure.com', label: 'test' },
] as const;

/** Connecting an LMS by LTI 1.3: what to paste there, what to paste here, and what confirms it. */
export function ConnectLti({ platform }: { platform: Platform }) {
  const license = useLicense();
  const { t } = useTranslation('lms');
  const setup = useQuery(setupOf(license.id));
  return (
    <Stack>
      <Card title={t('connect.step1')} text={t(`connect.paste.${platform}`)}>
        <Instructions platform={platform} />
        {setup.error ? <ProblemNote problem={setup.error} /> : null}
        {setup.data ? <SetupValues platform={platform} setup={setup.data} /> : null}
        {!setup.data && !setup.error ? <ListSkeleton rows={3} /> : null}
      </Card>
      <Form platform={platform} />
      <Card title={t('connect.step3')} text={t('connect.confirm')} />
    </Stack>
  );
}

function Instructions({ platform }: { platform: Platform }) {
  const { t } = useTranslation('lms');
  const steps = t(`connect.steps.${platform}`, { returnObjects: true });
  return (
    <ol className={styles.instructions}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

function Form({ platform }: { platform: Platform }) {
  const license = useLicense();
  const { t } = useTranslation('lms');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [host, setHost] = useState<(typeof CANVAS_HOSTS)[number]['id']>(CANVAS_HOSTS[0].id);
  const [values, setValues] = useState({
    name: '',
    issuer: '',
    clientId: '',
    deploymentId: '',
    authUrl: '',
    tokenUrl: '',
    jwksUrl: '',
  });
  const [isSent, setSent] = useState(false);
  const set = (name: keyof typeof values) => (value: string) =>
    setValues((before) => ({ ...before, [name]: value }));
  const needed: readonly (keyof typeof values)[] =
    platform === 'OTHER'
      ? ['issuer', 'clientId', 'deploymentId', 'authUrl', 'tokenUrl', 'jwksUrl']
      : ['clientId', 'deploymentId'];
  const missing = needed.filter((name) => values[name].trim() === '');
  const connect = useMutation({
    mutationFn: () => {
      const given = Object.fromEntries(
        Object.entries(values)
          .map(([name, value]) => [name, value.trim()] as const)
          .filter(([, value]) => value !== ''),
      );
      return changes.connect(license.id, {
        ...(platform === 'CANVAS' ? { issuer: host } : {}),
        ...(given as Omit<Wanted, 'platform'>),
        platform,
      });
    },
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: keys.of(license.id, 'lms') });
      toast(t('connect.done', { name }));
      void navigate('?', { replace: true });
    },
  });
  const field = (name: keyof typeof values, hint?: string, mono = true) => (
    <TextField
      label={t(`connect.fields.${name}`)}
      hint={hint}
      value={values[name]}
      onChange={set(name)}
      mono={mono}
      error={isSent && missing.includes(name) ? t('connect.needed') : undefined}
    />
  );
  return (
    <Card title={t('connect.step2')} text={t(`connect.back.${platform}`)}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setSent(true);
          if (missing.length === 0) {
            connect.mutate();
          }
        }}
      >
        {platform === 'CANVAS' ? (
          <Select
            label={t('connect.fields.host')}
            value={host}
            onChange={setHost}
            options={CANVAS_HOSTS.map(({ id, label }) => ({ id, label: t(`connect.hosts.${label}`) }))}
          />
        ) : null}
        {platform === 'OTHER' ? field('issuer') : null}
        {field('clientId', t(`connect.hints.clientId.${platform}`))}
        {field('deploymentId', t(`connect.hints.deploymentId.${platform}`))}
        {platform === 'OTHER' ? (
          <>
            {field('authUrl')}
            {field('tokenUrl')}
            {field('jwksUrl')}
          </>
        ) : null}
        {field('name', t('connect.hints.name'), false)}
        {isSent && missing.length > 0 ? <Note tone="bad" title={t('connect.missing')} live /> : null}
        {connect.error ? <ProblemNote problem={connect.error} /> : null}
        <div>
          <Button type="submit" variant="primary" isPending={connect.isPending}>
            {t('connect.action')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
