import { useTranslation } from 'react-i18next';
import { refusalNamed } from './refusals';

/** Says why a way is closed or somebody refused: in the page's words where it knows the reason, else in the service's. */
export function useRefusal() {
  const { t } = useTranslation('ui');
  return (reason: string | null | undefined, otherwise: string | null | undefined) => {
    const known = refusalNamed(reason);
    return known ? t(`refusals.${known}`) : (otherwise ?? undefined);
  };
}
