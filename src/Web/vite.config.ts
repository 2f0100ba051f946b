import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The hub serves the pages itself; in development its API is reached through this proxy.
const hub = process.env['HUB_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), lingui({ failOnMissing: true, failOnCompileError: true })],
  server: { host: '127.0.0.1', proxy: { '/api': hub } },
  build: {
    target: 'es2022',
    outDir: '../Gateway/wwwroot',
    emptyOutDir: true,
    manifest: true,
    // Inlined assets would be data: scripts and styles, which the Content-Security-Policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: { environment: 'node', include: ['tests/**/*.test.ts'] },
});
