import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrollmentApi, take } from '@/api/clients';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { useNumbers } from '@/charts';
import { listed } from '@/i18n/locale';
import {
  Button,
  Consequences,
  Dialog,
  DialogButtons,
  ProblemNote,
  Stack,
  TextField,
  toast,
  useMinute,
} from '@/ui';
import { type Code, domainsTyped, type Kind, noDomainAmong } from './codes';
import { localTime } from './localTime';

const MOST_DOMAINS = 50;

/** How many may join by it, until when, with addresses of which domains. */
export function LimitsDialog({ code, kind, onClose }: { code: Code; kind: Kind; onClose: () => void }) {
  const license = useLicense();
  const queries = useQueryClient();
  const { t } = useTranslation(['codes', 'ui']);
  const { number } = useNumbers();
  const [most, setMost] = useState(code.maxUses ? String(code.maxUses) : '');
  const [until, setUntil] = useState(code.expiresAt ? localTime(new Date(code.expiresAt)) : '');
  const [domains, setDomains] = useState(code.allowedDomains.join(', '));
  const [isTyping, setTyping] = useState(false);
  const limit = useMutation({
    mutationFn: () =>
      take(
        enrollmentApi.PUT('/api/enrollments/{licenseId}/{kind}', {
          params: { path: { licenseId: license.id, kind } },
          body: {
            maxUses: most === '' ? null : Number(most),
            expiresAt: until === '' ? null : new Date(until).toISOString(),
            allowedDomains: domainsTyped(domains),
          },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.of(license.id, 'codes') });
      toast(t('limits.done'));
      onClose();
    },
  });
  const count = Number(most);
  const notNumber = most !== '' && !(Number.isInteger(count) && count >= 1 && count <= 1_000_000);
  const now = useMinute();
  const isPast = until !== '' && new Date(until).getTime() <= now;
  const left = count - code.uses;
  const those = domainsTyped(domains);
  const noDomain = noDomainAmong(those);
  const wrongDomains =
    noDomain !== undefined
      ? t('limits.noDomain', { domain: noDomain })
      : those.length > MOST_DOMAINS
        ? t('limits.mostDomains', { most: number(MOST_DOMAINS) })
        : undefined;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`${kind}.limits`)}
      footer={
        <DialogButtons onCancel={onClose}>
          <Button
            variant="primary"
            isDisabled={notNumber || isPast || wrongDomains !== undefined}
            isPending={limit.isPending}
            onPress={() => limit.mutate()}
          >
            {t('limits.save')}
          </Button>
        </DialogButtons>
      }
    >
      <Stack gap={4}>
        <TextField
          label={t('limits.most')}
          hint={t('limits.mostHint')}
          type="number"
          min={1}
          value={most}
          onChange={setMost}
          error={notNumber ? t('limits.notNumber') : undefined}
        />
        <TextField
          label={t('limits.until')}
          hint={t('limits.untilHint')}
          type="datetime-local"
          value={until}
          onChange={setUntil}
          error={isPast ? t('limits.past') : undefined}
        />
        <TextField
          label={t('limits.domains')}
          hint={t('limits.domainsHint')}
          placeholder="school.example"
          value={domains}
          onChange={setDomains}
          onFocusChange={setTyping}
          error={isTyping ? undefined : wrongDomains}
        />
        <Consequences
          lines={[
            most === '' || notNumber
              ? t('limits.anyNumber')
              : left > 0
                ? t('limits.left', { count: left, formatted: number(left) })
                : {
                    warn: true,
                    text: t('limits.usedUp', { count: code.uses, formatted: number(code.uses) }),
                  },
            those.length > 0
              ? t('limits.only', {
                  domains: listed(
                    those.map((domain) => `@${domain}`),
                    'disjunction',
                  ),
                })
              : t('limits.everyDomain'),
            t('limits.stay'),
          ]}
        />
        {limit.error ? <ProblemNote problem={limit.error} /> : null}
      </Stack>
    </Dialog>
  );
}
