import 'i18next';
import type { texts } from './nl/texts.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    // the parts are namespaces of which a key does not say the name
    defaultNS: 'first';
    resources: { first: typeof texts };
  }
}
