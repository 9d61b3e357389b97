import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { methods } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { Badge, Grid, LinkButton, Note, PageHeader, ProblemNote, Stack } from '@/ui';
import { CodeCard } from './CodeCard';
import type { Kind } from './codes';
import { Joins } from './Joins';
import { LeakDialog, type Leak } from './LeakDialog';

/** The license key, and the link of a Teacher license (R32–R37): hidden until shown, limited, replaced, and what came by them. */
export function Component() {
  const license = useLicense();
  const { t } = useTranslation(['codes', 'ui']);
  const [leak, setLeak] = useState<Leak>();
  const ways = useQuery(methods(license.id));
  const kinds: Kind[] = license.type === 'TEACHER' ? ['link', 'key'] : ['key'];
  const rank = ways.data?.find(({ method }) => method === 'KEY')?.rank;
  return (
    <>
      <PageHeader
        title={license.type === 'TEACHER' ? t('title') : t('titleKey')}
        beside={rank ? <Badge>{t(`ui:ranks.${rank}`)}</Badge> : null}
        text={license.type === 'TEACHER' ? t('text') : t('textKey')}
        actions={
          <LinkButton to={`/licenses/${license.id}/add`} icon={<UserPlus />}>
            {t('better')}
          </LinkButton>
        }
      />
      <Stack gap={4}>
        {ways.error ? <ProblemNote problem={ways.error} /> : null}
        {license.status === 'LIVE' ? null : (
          <Note tone="warn" title={t('frozen.title')}>
            {t('frozen.text')}
          </Note>
        )}
        <Grid min="24rem">
          {kinds.map((kind) => (
            <CodeCard key={kind} kind={kind} onReplace={() => setLeak({ kind })} />
          ))}
        </Grid>
        <Joins kinds={kinds} onUndo={(kind, since) => setLeak({ kind, undo: true, since })} />
      </Stack>
      {leak ? <LeakDialog leak={leak} onClose={() => setLeak(undefined)} /> : null}
    </>
  );
}
