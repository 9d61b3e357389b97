import { EllipsisVertical, ShieldCheck, ShieldOff, UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { License } from '@/api/licenses';
import { Badge, Button, Card, type Column, IconButton, Menu, Table } from '@/ui';
import { AdminDialog, type AdminAct } from './AdminDialog';
import styles from './settings.module.css';

export type Admin = License['admins'][number];

/** Who runs the license, and whose lists add at once (R49). */
export function AdminsCard({ license, isStaff }: { license: License; isStaff: boolean }) {
  const { t } = useTranslation('settings');
  const [act, setAct] = useState<AdminAct>();
  const isLast = license.admins.length === 1;
  const columns: Column<Admin>[] = [
    {
      id: 'email',
      header: t('admins.email'),
      cell: (admin) => (
        <span className={styles.who}>
          <strong>{admin.email}</strong>
          <span className={styles.small}>{admin.accountBound ? t('admins.seen') : t('admins.notSeen')}</span>
        </span>
      ),
    },
    {
      id: 'status',
      header: t('admins.status'),
      cell: ({ domainAdmin }) =>
        domainAdmin ? (
          <Badge tone="good">{t('admins.domainAdmin')}</Badge>
        ) : (
          <Badge tone="info">{t('admins.plain')}</Badge>
        ),
    },
    {
      id: 'lists',
      header: t('admins.lists'),
      wideOnly: true,
      cell: ({ domainAdmin }) => t(`admins.does.${does(license, domainAdmin)}`),
    },
    ...(isStaff
      ? [
          {
            id: 'acts',
            header: <span className="visually-hidden">{t('admins.acts')}</span>,
            align: 'end' as const,
            cell: (admin: Admin) => (
              <Menu
                trigger={
                  <IconButton
                    label={t('admins.actsOf', { email: admin.email })}
                    icon={<EllipsisVertical />}
                    size="sm"
                  />
                }
                items={[
                  {
                    id: 'status',
                    label: admin.domainAdmin ? t('admins.makePlain') : t('admins.makeDomainAdmin'),
                    icon: admin.domainAdmin ? <ShieldOff /> : <ShieldCheck />,
                    onAction: () => setAct({ kind: 'status', admin }),
                  },
                  {
                    id: 'remove',
                    label: isLast ? t('admins.last') : t('admins.remove'),
                    icon: <UserMinus />,
                    danger: true,
                    isDisabled: isLast,
                    onAction: () => setAct({ kind: 'remove', admin }),
                  },
                ]}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <Card
      title={t('admins.title')}
      text={t('admins.text')}
      flush
      action={
        isStaff ? (
          <Button size="sm" icon={<UserPlus />} onPress={() => setAct({ kind: 'name' })}>
            {t('admins.name')}
          </Button>
        ) : null
      }
    >
      <Table
        label={t('admins.title')}
        columns={columns}
        rows={license.admins}
        rowKey={({ email }) => email}
      />
      {act ? <AdminDialog license={license} act={act} onClose={() => setAct(undefined)} /> : null}
    </Card>
  );
}

/** What an admin's list does on this license (R46–R48, R52, X2). */
export function does(
  { type, inviteSetting }: Pick<License, 'type' | 'inviteSetting'>,
  domainAdmin: boolean,
): 'adds' | 'invites' {
  if (type === 'TEACHER' || inviteSetting === 'OFF') {
    return 'adds';
  }
  return inviteSetting === 'ALWAYS' || !domainAdmin ? 'invites' : 'adds';
}
