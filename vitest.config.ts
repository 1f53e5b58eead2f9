import { defineConfig } from 'vitest/config';

const root = new URL('.', import.meta.url).pathname;

/** `unit` needs nothing but the code; `db` needs the Postgres that `bin/test.ts` provides (TEST_DATABASE_URL). */
export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  test: {
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{lib,components,bin,prisma}/**/*.test.ts'], exclude: ['**/*.db.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'db', include: ['{lib,bin,prisma,bench}/**/*.db.test.ts'], fileParallelism: true, maxWorkers: 2 },
      },
    ],
  },
});
