import 'i18next';
import type { texts } from './nl/texts.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof texts };
  }
}
