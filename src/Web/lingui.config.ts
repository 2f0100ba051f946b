import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-json';

export default defineConfig({
  sourceLocale: 'ko',
  locales: ['ko', 'en'],
  catalogs: [{ path: '<rootDir>/src/i18n/{locale}', include: ['src'] }],
  format: formatter({ style: 'minimal' }),
});
