import { useTranslation } from 'react-i18next';
import type { Problem } from '@/api/problem';
import type problems from '@/i18n/en/problems.json';
import { useRefusal } from './useRefusal';

/**
 * Says what a service refused: in the page's words where it knows the problem's name and has the texts by now, else in the service's;
 * empty where there are none.
 */
export function useProblemTitle() {
  const { t, ready, i18n } = useTranslation('problems', { useSuspense: false });
  const refusal = useRefusal();
  return ({ slug, message }: Pick<Problem, 'slug' | 'message'>): string =>
    ready && i18n.exists(slug, { ns: 'problems' })
      ? t(slug as keyof typeof problems)
      : (refusal(slug, message) ?? '');
}
