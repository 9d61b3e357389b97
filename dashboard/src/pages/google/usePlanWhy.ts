import { useTranslation } from 'react-i18next';
import { listed } from '@/i18n/locale';
import { useRefusal } from '@/ui';
import type { PlanLine } from './api';

/** Why somebody of a plan comes to what they do, as ou-sync-service names it; and the outcome that is its own reason. */
const WHYS = [
  'SUSPENDED',
  'ARCHIVED',
  'DELETED',
  'LEFT_UNIT',
  'IN_ANOTHER_UNIT',
  'DESELECTED',
  'SYNC_REMOVED',
  'NO_ADDRESS',
  'KEPT',
  'KEPT_OUT',
] as const;

type Told = Partial<Pick<PlanLine, 'outcome' | 'reason' | 'why' | 'keptBy'>>;

/** Says why somebody comes to what they do: in the page's words where it knows the reason, else in the service's. */
export function usePlanWhy() {
  const { t } = useTranslation('google');
  const refusal = useRefusal();
  return ({ outcome, reason, why, keptBy = [] }: Told) => {
    const known = WHYS.find((each) => each === (reason ?? outcome));
    const ways = keptBy.map((method) => t(`people.ways.${method}`));
    return known ? t(`people.why.${known}`, { ways: listed(ways) }) : refusal(reason, why);
  };
}
