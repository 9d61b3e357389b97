import i18next, { type BackendModule, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import app from './en/app.json';
import ui from './en/ui.json';

const files = import.meta.glob<{ default: ResourceKey }>('./*/*.json');

/** The texts of an area are fetched with its first page; those of the frame and the components are there from the start. */
const areas: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, area, done) => {
    const file = files[`./${language}/${area}.json`];
    if (file) {
      file().then(
        (texts) => done(null, texts.default),
        (error: unknown) => done(error instanceof Error ? error : String(error), null),
      );
    } else {
      done(`no texts of ${area} in ${language}`, null);
    }
  },
};

export async function startTexts() {
  await i18next
    .use(areas)
    .use(initReactI18next)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      ns: ['app', 'ui'],
      defaultNS: 'app',
      resources: { en: { app, ui } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}
