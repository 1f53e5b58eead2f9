import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { MigrationAdapterFactory } from '@/bin/prisma/migration-adapter';
import { createSchemaEngine, type SchemaEngine } from '@/bin/prisma/wasm-engine';
import { projectRoot } from '@/bin/runtime/project';

const schemaDirectory = path.join(projectRoot, 'prisma/schema');
const migrationsDirectory = path.join(projectRoot, 'prisma/migrations');
const noFilters = { externalTables: [], externalEnums: [] };
const LOCK_FILE = 'migration_lock.toml';
const LOCK_TEXT = '# Kept by Prisma; belongs into version control.\nprovider = "postgresql"\n';

const schemaFiles = () =>
  readdirSync(schemaDirectory)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => path.join(schemaDirectory, name))
    .map((file) => ({ path: file, content: readFileSync(file, 'utf8') }));

/** Names of the migrations in the tree, oldest first. */
export const migrationNames = (): string[] =>
  readdirSync(migrationsDirectory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

function migrationsList() {
  return {
    baseDir: migrationsDirectory,
    lockfile: { path: LOCK_FILE, content: LOCK_TEXT },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: readFileSync(path.join(migrationsDirectory, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  };
}

async function withEngine<T>(url: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const factory = new MigrationAdapterFactory(url);
  const engine = await createSchemaEngine(
    factory,
    schemaFiles().map((file) => [file.path, file.content]),
  );
  try {
    return await use(engine);
  } finally {
    await factory.close();
    engine.free();
  }
}

/**
 * Applies what is pending in prisma/migrations, as `prisma migrate deploy` does; safe to run from several
 * processes at once (Prisma's advisory lock).
 * @returns the names applied, oldest first
 */
export async function deployMigrations(url: string): Promise<string[]> {
  return withEngine(url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrationsList(),
      filters: noFilters,
    });
    return appliedMigrationNames;
  });
}

/** SQL that leads from prisma/migrations to prisma/schema, or undefined when they agree. */
export async function schemaDrift(url: string): Promise<string | undefined> {
  return withEngine(url, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationsList() },
      to: { tag: 'schemaDatamodel', files: schemaFiles() },
      script: true,
      exitCode: true,
      filters: noFilters,
    });
    return exitCode === 0 ? undefined : (stdout ?? '');
  });
}

/** Writes a migration from the difference (empty when there is none, to be written by hand). @returns its file */
export async function writeMigration(url: string, name: string, now: Date): Promise<string> {
  mkdirSync(migrationsDirectory, { recursive: true });
  const script = await schemaDrift(url);
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const directory = path.join(migrationsDirectory, `${stamp}_${name.replace(/\W+/g, '_')}`);
  mkdirSync(directory);
  const file = path.join(directory, 'migration.sql');
  writeFileSync(file, script ?? '-- Nothing differs between the migrations and the schema: write the SQL here.\n');
  const lock = path.join(migrationsDirectory, LOCK_FILE);
  if (!existsSync(lock)) writeFileSync(lock, LOCK_TEXT);
  return file;
}

export type MigrationState = { applied: string[]; pending: string[]; failed: string[]; unknown: string[] };

/** What the database has, next to what the tree has. `unknown` migrations come from a newer version of Plimsoll. */
export async function migrationState(url: string): Promise<MigrationState> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const known = migrationNames();
    const table = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there");
    if (!table.rows[0]?.there) return { applied: [], pending: known, failed: [], unknown: [] };
    const { rows } = await client.query<{ name: string; done: boolean }>(
      'SELECT migration_name AS name, finished_at IS NOT NULL AS done FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    const applied = rows.filter((row) => row.done).map((row) => row.name);
    return {
      applied,
      pending: known.filter((name) => !applied.includes(name)),
      failed: rows.filter((row) => !row.done).map((row) => row.name),
      unknown: rows.map((row) => row.name).filter((name) => !known.includes(name)),
    };
  } finally {
    await client.end();
  }
}
