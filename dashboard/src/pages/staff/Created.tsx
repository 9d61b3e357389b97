import { PartyPopper } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { License } from '@/api/licenses';
import { listed } from '@/i18n/locale';
import { Button, Card, EmptyState, LinkButton, Note, PageHeader, ProblemNote, Row, Stack } from '@/ui';
import type { Deployed } from './NewLicensePage';

/** The license is there: what to do next, and what became of its domains. */
export function Created({
  license,
  deployed,
  onAnother,
}: {
  license: License;
  deployed: readonly Deployed[];
  onAnother: () => void;
}) {
  const { t } = useTranslation(['staff', 'ui']);
  const at = `/licenses/${license.id}`;
  return (
    <>
      <PageHeader title={t('created.title', { name: license.name })} above={t(`ui:types.${license.type}`)} />
      <Stack gap={4}>
        {deployed.map(({ domain, problem }) =>
          problem ? (
            <Stack key={domain} gap={2}>
              <Note tone="warn" title={t('created.notDeployed', { domain })}>
                {t('created.tryAgain')}
              </Note>
              <ProblemNote
                problem={problem}
                action={
                  <LinkButton to={`${at}/domains`} size="sm">
                    {t('created.toDomains')}
                  </LinkButton>
                }
              />
            </Stack>
          ) : (
            <Note key={domain} tone="good">
              {t('created.deployed', { domain })}
            </Note>
          ),
        )}
        <Card>
          <EmptyState
            icon={<PartyPopper />}
            title={t('created.done')}
            text={t('created.text', { admins: listed(license.admins.map(({ email }) => email)) })}
            action={
              <Row>
                <LinkButton to={at} variant="primary">
                  {t('created.open')}
                </LinkButton>
                <LinkButton to={`${at}/settings`}>{t('created.settings')}</LinkButton>
                <Button variant="quiet" onPress={onAnother}>
                  {t('created.another')}
                </Button>
              </Row>
            }
          />
        </Card>
      </Stack>
    </>
  );
}
