import { defineConfig } from 'prisma/config';

// `prisma generate` needs no database; migrations get their URL from bin/prisma/migrate.ts or DATABASE_URL.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations', seed: 'npx plimsoll sample add' },
  datasource: {
    url: process.env.DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:1/unset',
    shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL,
  },
});
