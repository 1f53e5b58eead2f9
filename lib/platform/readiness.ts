import { readdirSync } from 'node:fs';
import path from 'node:path';
import { db } from '@/lib/platform/db';

export type Readiness = { ready: boolean; database: 'ok' | 'unreachable'; migrations: 'ok' | 'pending' | 'unknown' };

const migrationsOfThisVersion = (): string[] =>
  readdirSync(path.join(process.cwd(), 'prisma/migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** Whether requests can be served: the database answers, and every migration of this version is applied. */
export async function readiness(): Promise<Readiness> {
  try {
    const { rows } = await db().pool.query<{ name: string }>(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
    );
    const applied = new Set(rows.map(({ name }) => name));
    const complete = migrationsOfThisVersion().every((name) => applied.has(name));
    return { ready: complete, database: 'ok', migrations: complete ? 'ok' : 'pending' };
  } catch (error) {
    console.warn(`not ready: ${error instanceof Error ? error.message : String(error)}`);
    return { ready: false, database: 'unreachable', migrations: 'unknown' };
  }
}
