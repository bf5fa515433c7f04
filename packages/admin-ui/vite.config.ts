import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import { LANGUAGES } from './src/texts/languages.ts';

/** Locales of React Aria's own words that we ship; the rest would be 100 KB for nobody. */
const WIDGET_LOCALES = Object.values(LANGUAGES).map(({ locale }): string => locale);

/** Empties the word lists of React Aria in languages that the screens do not offer. */
function onlyOurLocales(): Plugin {
  const wordList = /\/intl\/[^?]*\/([a-z]{2}-[A-Z]{2})\.m?js$/;
  return {
    name: 'only-our-locales',
    enforce: 'pre',
    load(id) {
      const locale = wordList.exec(id)?.[1];
      if (locale === undefined || WIDGET_LOCALES.includes(locale)) return null;
      return 'export default {}';
    },
  };
}

export const config: InlineConfig = {
  root: import.meta.dirname,
  configFile: false,
  base: '/ui/',
  logLevel: 'warn',
  plugins: [onlyOurLocales(), react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    // what charts and the map are drawn with, by a name: tests hold it back
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'plot', test: /node_modules\/(@observablehq|d3)/ }] },
      },
    },
  },
};

export default config;
