import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrollmentApi, take } from '@/api/clients';
import { useLicense } from '@/app/LicenseContext';
import { useMe } from '@/app/MeContext';
import { Button, Consequences, Dialog, DialogButtons, ProblemNote, Stack, TextField, toast } from '@/ui';
import { domainOf, domainTyped, requestsOf } from './domains';

const LONGEST_NOTE = 500;

/** A customer requests to be deployed to a domain; which is theirs, staff look at (R38). */
export function RequestDialog({ onClose }: { onClose: () => void }) {
  const license = useLicense();
  const me = useMe();
  const queries = useQueryClient();
  const { t } = useTranslation(['domains', 'ui']);
  const [typed, setTyped] = useState(() => domainOf(me.email));
  const [note, setNote] = useState('');
  // Once per filling in, however often it is sent.
  const [key] = useState(() => crypto.randomUUID());
  const domain = domainTyped(typed);
  const ask = useMutation({
    mutationFn: () =>
      take(
        enrollmentApi.POST('/api/enrollments/{licenseId}/domain-requests', {
          params: { path: { licenseId: license.id }, header: { 'Idempotency-Key': `${key}-${domain}` } },
          body: { domain, note: note.trim() === '' ? null : note.trim() },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: requestsOf(license.id).queryKey });
      toast(t('request.sent'));
      onClose();
    },
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('request.title')}
      footer={
        <DialogButtons onCancel={onClose}>
          <Button
            variant="primary"
            isDisabled={domain === ''}
            isPending={ask.isPending}
            onPress={() => ask.mutate()}
          >
            {t('request.send')}
          </Button>
        </DialogButtons>
      }
    >
      <Stack gap={4}>
        <TextField
          label={t('request.domain')}
          hint={t('request.domainHint')}
          placeholder="school.example"
          value={typed}
          onChange={setTyped}
        />
        <TextField
          label={t('request.note')}
          hint={t('request.noteHint')}
          value={note}
          onChange={setNote}
          maxLength={LONGEST_NOTE}
        />
        <Consequences
          lines={[
            t('request.nothingYet'),
            domain === '' ? null : t('request.then', { domain }),
            t('request.noted'),
          ]}
        />
        {ask.error ? <ProblemNote problem={ask.error} /> : null}
      </Stack>
    </Dialog>
  );
}
