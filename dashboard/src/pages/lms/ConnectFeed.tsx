import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import {
  Button,
  Card,
  Checkbox,
  CopyField,
  Details,
  LinkButton,
  ListSkeleton,
  Note,
  ProblemNote,
  Stack,
  TextField,
} from '@/ui';
import { changes, setupOf } from './api';
import styles from './lms.module.css';

export type Feed = 'CANVAS_FEED' | 'SCHOOLOGY_FEED';

/** Adding what Canvas or Schoology report by themselves: first their ids here, then our address there. */
export function ConnectFeed({ feed }: { feed: Feed }) {
  const license = useLicense();
  const { t } = useTranslation('lms');
  const queries = useQueryClient();
  const isCanvas = feed === 'CANVAS_FEED';
  const [name, setName] = useState('');
  const [account, setAccount] = useState('');
  const [isLax, setLax] = useState(false);
  const [key, setKey] = useState('');
  const [secret, setSecret] = useState('');
  const [isSent, setSent] = useState(false);
  const empty = (value: string) => (isSent && value.trim() === '' ? t('connect.needed') : undefined);
  const isWhole = isCanvas ? account.trim() !== '' : key.trim() !== '' && secret.trim() !== '';
  const add = useMutation({
    mutationFn: () =>
      changes.addFeed(
        license.id,
        isCanvas
          ? { kind: 'CANVAS', name, rootAccountUuid: account, allowUnsigned: isLax }
          : { kind: 'SCHOOLOGY', name, consumerKey: key, consumerSecret: secret },
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.of(license.id, 'lms') }),
  });
  return (
    <Stack>
      <Note title={t('feed.what')}>{t(isCanvas ? 'feed.whatCanvas' : 'feed.whatSchoology')}</Note>
      {add.data ? (
        <Added feed={feed} url={add.data.url} />
      ) : (
        <Card title={t(isCanvas ? 'feed.step1Canvas' : 'feed.step1Schoology')}>
          <form
            className={styles.form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              setSent(true);
              if (isWhole) {
                add.mutate();
              }
            }}
          >
            {isCanvas ? (
              <>
                <TextField
                  label={t('feed.rootAccount')}
                  hint={t('feed.rootAccountHint')}
                  value={account}
                  onChange={setAccount}
                  error={empty(account)}
                  mono
                />
                <Checkbox isSelected={isLax} onChange={setLax} hint={t('feed.laxHint')}>
                  {t('feed.lax')}
                </Checkbox>
              </>
            ) : (
              <>
                <TextField
                  label={t('feed.consumerKey')}
                  hint={t('feed.consumerKeyHint')}
                  value={key}
                  onChange={setKey}
                  error={empty(key)}
                  mono
                />
                <TextField
                  label={t('feed.consumerSecret')}
                  hint={t('feed.consumerSecretHint')}
                  type="password"
                  autoComplete="off"
                  value={secret}
                  onChange={setSecret}
                  error={empty(secret)}
                />
              </>
            )}
            <TextField
              label={t('connect.fields.name')}
              hint={t('connect.hints.name')}
              value={name}
              onChange={setName}
            />
            {add.error ? <ProblemNote problem={add.error} /> : null}
            <div>
              <Button type="submit" variant="primary" isPending={add.isPending}>
                {t('feed.action')}
              </Button>
            </div>
          </form>
        </Card>
      )}
    </Stack>
  );
}

/** The address to paste, and what to choose beside it. */
function Added({ feed, url }: { feed: Feed; url: string }) {
  const license = useLicense();
  const { t } = useTranslation('lms');
  const setup = useQuery(setupOf(license.id));
  const isCanvas = feed === 'CANVAS_FEED';
  return (
    <Card title={t(isCanvas ? 'feed.step2Canvas' : 'feed.step2Schoology')}>
      {isCanvas ? null : <Note tone="warn" title={t('feed.once')} />}
      <CopyField label={t('feed.address')} value={url} />
      {setup.data ? (
        <Details
          items={
            isCanvas
              ? [
                  { label: t('feed.delivery'), value: t('feed.https') },
                  { label: t('feed.format'), value: setup.data.canvasFeed.format },
                  {
                    label: t('feed.sign'),
                    value: setup.data.canvasFeed.signPayload ? t('feed.yes') : t('feed.no'),
                  },
                  { label: t('feed.events'), value: <Words words={setup.data.canvasFeed.events} /> },
                ]
              : [
                  { label: t('feed.triggers'), value: <Words words={setup.data.schoologyFeed.triggers} /> },
                  {
                    label: t('feed.includeObject'),
                    value: setup.data.schoologyFeed.includeObject ? t('feed.yes') : t('feed.no'),
                  },
                ]
          }
        />
      ) : (
        <ListSkeleton rows={3} />
      )}
      {setup.error ? <ProblemNote problem={setup.error} /> : null}
      <div>
        <LinkButton to="?" variant="primary">
          {t('feed.done')}
        </LinkButton>
      </div>
    </Card>
  );
}

function Words({ words }: { words: readonly string[] }) {
  return (
    <>
      {words.map((word) => (
        <span key={word} className={styles.word}>
          <code>{word}</code>
        </span>
      ))}
    </>
  );
}
