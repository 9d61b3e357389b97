import { useTranslation } from 'react-i18next';
import type { LicenseType } from '@/api/licenses';
import { SearchField, Select } from '@/ui/Field';

const TYPES: readonly LicenseType[] = ['TEACHER', 'SCHOOL', 'BUILDING', 'DISTRICT'];

/** Which of the licenses to show: by name, by type. */
export function Tools({
  search,
  onSearch,
  type,
  onType,
}: {
  search: string;
  onSearch: (search: string) => void;
  type: LicenseType | 'ALL';
  onType: (type: LicenseType | 'ALL') => void;
}) {
  const { t } = useTranslation(['licenses', 'ui']);
  return (
    <>
      <SearchField label={t('search')} value={search} onChange={onSearch} />
      <Select
        label={t('type')}
        hideLabel
        value={type}
        onChange={onType}
        options={[
          { id: 'ALL' as const, label: t('allTypes') },
          ...TYPES.map((id) => ({ id, label: t(`ui:types.${id}`) })),
        ]}
      />
    </>
  );
}
