import { useTranslation } from 'react-i18next';
import { CopyButton, CopyField } from '@/ui';
import type { Platform, Setup } from './api';
import styles from './lms.module.css';

/** The exact values to paste into a platform. */
export function SetupValues({ platform, setup }: { platform: Platform; setup: Setup }) {
  const { t } = useTranslation('lms');
  if (platform === 'CANVAS') {
    const json = JSON.stringify(setup.canvas, null, 2);
    return (
      <div className={styles.json}>
        <div className={styles.jsonHead}>
          <span>{t('setup.canvasJson')}</span>
          <CopyButton value={json} size="sm" />
        </div>
        {/* It scrolls, so the keyboard has to reach it. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre tabIndex={0} aria-label={t('setup.canvasJson')}>
          {json}
        </pre>
      </div>
    );
  }
  const custom = Object.entries(setup.schoology)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n');
  return (
    <div className={styles.values}>
      <CopyField label={t('setup.login')} value={setup.login} />
      <CopyField label={t('setup.launch')} value={setup.launch} />
      <CopyField label={t('setup.redirects')} value={setup.redirects.join('\n')} />
      <CopyField label={t('setup.deepLinking')} value={setup.deepLinking} />
      <CopyField label={t('setup.jwks')} value={setup.jwks} />
      {platform === 'SCHOOLOGY' ? <CopyField label={t('setup.custom')} value={custom} /> : null}
    </div>
  );
}
