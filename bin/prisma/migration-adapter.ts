/**
 * A driver adapter for migrations. `@prisma/adapter-pg` is made for queries; under the schema engine it
 * splits scripts at every `;` (which breaks `$$` bodies), may run one script on two connections, opens
 * the *main* database as the shadow database when it is given a connection string, and does not know
 * the catalogue type "char". Each is replaced here; the rest of it is used as it is.
 */
import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

const CHAR_OID = 18;
const BPCHAR_OID = 1042;

function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.toString();
}

/** Prisma's `?schema=` is not Postgres's: taken off the URL and given apart. */
export function splitSchema(url: string): { url: string; schema: string | undefined } {
  const parsed = new URL(url);
  const schema = parsed.searchParams.get('schema') ?? undefined;
  parsed.searchParams.delete('schema');
  return { url: parsed.toString(), schema };
}

/** Runs one statement on a connection of its own, outside any transaction. */
export async function runAlone(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

async function runScript(pool: pg.Pool, script: string): Promise<void> {
  try {
    // Without parameters this is the simple-query protocol: the server splits the script, in one transaction.
    await pool.query(script);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    const before = error.position ? script.slice(0, Number(error.position)) : undefined;
    const message = before ? `${error.message} (line ${before.split('\n').length} of the script)` : error.message;
    throw new DriverAdapterError({
      kind: 'postgres',
      code: error.code ?? '',
      severity: error.severity ?? 'ERROR',
      message,
      detail: error.detail,
      column: error.column,
      hint: error.hint,
      originalCode: error.code,
      originalMessage: message,
    });
  }
}

/** Answers in the shape of adapter-pg's results, with columns of type "char" made readable to the engine. */
function readCharColumns(adapter: SqlDriverAdapter, pool: pg.Pool): void {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    try {
      return await queryRaw(query);
    } catch (error) {
      const unsupported = error instanceof DriverAdapterError && error.cause.kind === 'UnsupportedNativeDataType';
      if (!unsupported) throw error;
    }
    // The catalogue query has a "char" column: ask once more, with that column cast by its own text form.
    const result = await pool.query({ text: query.sql, values: query.args as unknown[], rowMode: 'array' });
    return {
      columnNames: result.fields.map((field) => field.name),
      columnTypes: result.fields.map((field) => columnType(field.dataTypeID)),
      rows: result.rows.map((row: unknown[]) =>
        row.map((value, i) => (result.fields[i]?.dataTypeID === CHAR_OID && value === '' ? '\0' : value)),
      ),
    };
  };
}

const COLUMN_TYPES: Readonly<Record<number, (typeof ColumnTypeEnum)[keyof typeof ColumnTypeEnum]>> = {
  16: ColumnTypeEnum.Boolean,
  [CHAR_OID]: ColumnTypeEnum.Character,
  19: ColumnTypeEnum.Text,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  25: ColumnTypeEnum.Text,
  26: ColumnTypeEnum.Int64,
  [BPCHAR_OID]: ColumnTypeEnum.Character,
  1009: ColumnTypeEnum.TextArray,
  1003: ColumnTypeEnum.TextArray,
  1043: ColumnTypeEnum.Text,
};
const columnType = (oid: number) => COLUMN_TYPES[oid] ?? ColumnTypeEnum.Text;

export class MigrationAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres' as const;
  readonly adapterName = '@prisma/adapter-pg';
  readonly #url: string;
  readonly #schema: string | undefined;
  readonly #pools = new Set<pg.Pool>();
  readonly #shadows = new Set<string>();

  constructor(url: string) {
    const main = splitSchema(url);
    this.#url = main.url;
    this.#schema = main.schema;
  }

  connect(): Promise<SqlDriverAdapter> {
    return this.#open(this.#url, this.#schema);
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const name = `plimsoll_shadow_${randomUUID()}`;
    await runAlone(this.#url, `CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0`);
    this.#shadows.add(name);
    return this.#open(withDatabase(this.#url, name), undefined, () => this.#dropShadow(name));
  }

  /** Closes what the engine leaves open (its main connection; after a panic everything). */
  async close(): Promise<void> {
    for (const pool of this.#pools) await pool.end();
    this.#pools.clear();
    for (const name of [...this.#shadows]) await this.#dropShadow(name);
  }

  async #dropShadow(name: string): Promise<void> {
    this.#shadows.delete(name);
    await runAlone(this.#url, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  }

  async #open(url: string, schema: string | undefined, closed?: () => Promise<void>): Promise<SqlDriverAdapter> {
    // One connection: session settings, advisory locks and BEGIN … COMMIT inside a script must stay together.
    const pool = new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: 10_000 });
    pool.on('error', (error) => console.warn(`migration connection lost: ${error.message}`));
    if (schema && schema !== 'public')
      pool.on('connect', (client) => void client.query(`SET search_path TO ${pg.escapeIdentifier(schema)}`));
    this.#pools.add(pool);
    const adapter = await new PrismaPg(pool, schema ? { schema } : undefined).connect();
    adapter.executeScript = (script) => runScript(pool, script);
    readCharColumns(adapter, pool);
    adapter.dispose = async () => {
      if (this.#pools.delete(pool)) await pool.end();
      await closed?.();
    };
    return adapter;
  }
}
