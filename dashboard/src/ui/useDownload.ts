import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { download } from '@/api/http';
import { asProblem } from '@/api/problem';
import { toast } from './Toast';

/** Fetches a file for the person to keep; where that fails they are told so in the corner. */
export function useDownload(input: string, name: string) {
  const { t } = useTranslation('ui');
  return useMutation({
    mutationFn: () => download(input, name),
    onError: (error) =>
      toast(t(asProblem(error).status === 0 ? 'notDownloadedAway' : 'notDownloaded', { name }), 'bad'),
  });
}
