import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { onSiteShell } from './apps/console/on-site-shell.ts';

/**
 * Both web apps from one place: `vite --mode console` or `vite --mode portal` serves one while it is
 * written (against `npm start` on port 8020), scripts/build.mjs builds both.
 */
export default defineConfig(({ mode }) => {
  const app = mode === 'portal' ? 'portal' : 'console';
  return {
    root: join(import.meta.dirname, 'apps', app),
    base: app === 'console' ? '/console/' : '/',
    plugins: [
      react(),
      ...(app === 'console' ? [onSiteShell(join(import.meta.dirname, 'apps', 'console', 'sw.ts'))] : []),
    ],
    server: {
      proxy: { '/api': 'http://127.0.0.1:8020', '/public': 'http://127.0.0.1:8020', '/plain': 'http://127.0.0.1:8020' },
    },
    build: {
      target: 'es2022',
      // The officers' console carries tables, forms and charts; each screen is loaded on its own.
      chunkSizeWarningLimit: 1500,
      reportCompressedSize: false,
    },
  };
});
