import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import i18next from 'i18next';
import { startTexts } from '@/i18n';

configure({ asyncUtilTimeout: 30_000 });

beforeAll(async () => {
  await startTexts();
  await i18next.loadNamespaces(['licenses', 'overview']);
});

afterEach(cleanup);
