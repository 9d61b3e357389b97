import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Card, Checkbox, IconButton, Stack, TextField } from '@/ui';
import type { Draft, faults } from './order';
import styles from './staff.module.css';

/** Who runs it, and the domains it is deployed to at once. */
export function People({
  draft,
  wrong,
  onChange,
}: {
  draft: Draft;
  wrong: ReturnType<typeof faults>;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { t } = useTranslation('staff');
  const { admins, domains } = draft;
  return (
    <>
      <Card title={t('admins.title')} text={t('admins.text')}>
        <Stack gap={4}>
          {admins.map((admin, place) => {
            const set = (part: Partial<typeof admin>) =>
              onChange({
                admins: admins.map((each) => (each.id === admin.id ? { ...each, ...part } : each)),
              });
            return (
              <div key={admin.id} className={styles.line}>
                <TextField
                  label={t('admins.email', { place: place + 1 })}
                  type="email"
                  value={admin.email}
                  onChange={(email) => set({ email })}
                  {...(wrong.admins && place === 0
                    ? { error: t(`wrong.${wrong.admins as 'noAdmin' | 'twice' | 'notAnEmail'}`) }
                    : {})}
                />
                <Checkbox
                  isSelected={admin.domainAdmin}
                  onChange={(domainAdmin) => set({ domainAdmin })}
                  hint={draft.type === 'TEACHER' ? t('admins.teacher') : t('admins.domainAdminHint')}
                >
                  {t('admins.domainAdmin')}
                </Checkbox>
                {admins.length > 1 ? (
                  <IconButton
                    label={t('admins.drop', { place: place + 1 })}
                    icon={<X />}
                    size="sm"
                    onPress={() => onChange({ admins: admins.filter(({ id }) => id !== admin.id) })}
                  />
                ) : null}
              </div>
            );
          })}
          <div>
            <Button
              size="sm"
              icon={<Plus />}
              onPress={() =>
                onChange({ admins: [...admins, { id: next(admins), email: '', domainAdmin: true }] })
              }
            >
              {t('admins.more')}
            </Button>
          </div>
        </Stack>
      </Card>
      <Card
        title={t('domains.title')}
        text={draft.type === 'TEACHER' ? t('domains.teacher') : t('domains.text')}
      >
        {draft.type === 'TEACHER' ? null : (
          <Stack gap={4}>
            {domains.map((domain, place) => {
              const set = (part: Partial<typeof domain>) =>
                onChange({
                  domains: domains.map((each) => (each.id === domain.id ? { ...each, ...part } : each)),
                });
              return (
                <div key={domain.id} className={styles.line}>
                  <TextField
                    label={t('domains.domain', { place: place + 1 })}
                    placeholder="school.example"
                    value={domain.domain}
                    onChange={(typed) => set({ domain: typed })}
                  />
                  <TextField
                    label={t('domains.reason', { place: place + 1 })}
                    value={domain.reason}
                    onChange={(reason) => set({ reason })}
                    maxLength={500}
                    error={wrong.domains && domain.reason.trim() === '' ? t('wrong.reason') : undefined}
                  />
                  <IconButton
                    label={t('domains.drop', { place: place + 1 })}
                    icon={<X />}
                    size="sm"
                    onPress={() => onChange({ domains: domains.filter(({ id }) => id !== domain.id) })}
                  />
                </div>
              );
            })}
            <div>
              <Button
                size="sm"
                icon={<Plus />}
                onPress={() =>
                  onChange({ domains: [...domains, { id: next(domains), domain: '', reason: '' }] })
                }
              >
                {t('domains.more')}
              </Button>
            </div>
          </Stack>
        )}
      </Card>
    </>
  );
}

function next(rows: readonly { id: number }[]): number {
  return Math.max(-1, ...rows.map(({ id }) => id)) + 1;
}
