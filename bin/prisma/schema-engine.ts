/**
 * Speaks the JSON-RPC of Prisma's native `schema-engine` on the WASM build, so that the official CLI works
 * where its binaries cannot be downloaded. Started through bin/prisma/schema-engine.mjs.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { MigrationAdapterFactory, runAlone, splitSchema } from '@/bin/prisma/migration-adapter';
import { createSchemaEngine, panicMessage, type SchemaEngine, schemaEngineVersion } from '@/bin/prisma/wasm-engine';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    version: { type: 'boolean' },
  },
});
const datasource: { url?: string } = typeof values.datasource === 'string' ? JSON.parse(values.datasource) : {};
const datamodels = (values.datamodels ?? []).filter((file) => typeof file === 'string');

/** The binary logs JSON lines to stderr, and the CLI reads them. */
function log(level: 'INFO' | 'ERROR', message: string, extra: Record<string, unknown> = {}): void {
  const line = {
    timestamp: new Date().toISOString(),
    level,
    fields: { message, ...extra },
    target: 'schema_engine::logger',
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

const PRISMA_CODES: Readonly<Record<string, string>> = {
  '3D000': 'P1003',
  '28P01': 'P1000',
  '28000': 'P1000',
  '42P04': 'P1009',
};

async function oneShot(command: string | undefined): Promise<number> {
  const { url } = splitSchema(datasource.url ?? '');
  const database = decodeURIComponent(new URL(url).pathname.slice(1)) || 'postgres';
  const maintenance = Object.assign(new URL(url), { pathname: '/postgres' }).toString();
  try {
    if (command === 'can-connect-to-database') await runAlone(url, 'SELECT 1');
    else if (command === 'create-database')
      await runAlone(maintenance, `CREATE DATABASE ${pg.escapeIdentifier(database)}`);
    else if (command === 'drop-database') await runAlone(maintenance, `DROP DATABASE ${pg.escapeIdentifier(database)}`);
    else throw new Error(`unknown command: cli ${command}`);
    log('INFO', 'Done');
    return 0;
  } catch (error) {
    const code = PRISMA_CODES[(error as { code?: string }).code ?? ''] ?? 'P1001';
    log('ERROR', error instanceof Error ? error.message : String(error), { error_code: code, is_panic: false });
    return 1;
  }
}

let factory: MigrationAdapterFactory | undefined;
let opening: Promise<SchemaEngine> | undefined;
function engine(): Promise<SchemaEngine> {
  factory ??= new MigrationAdapterFactory(datasource.url ?? 'postgresql://127.0.0.1:1/no-datasource-url');
  const models = datamodels.map((file): [string, string] => [file, readFileSync(file, 'utf8')]);
  opening ??= createSchemaEngine(factory, models.length > 0 ? models : undefined);
  return opening;
}

const FORWARDED = [
  'applyMigrations',
  'createMigration',
  'dbExecute',
  'devDiagnostic',
  'diagnoseMigrationHistory',
  'ensureConnectionValidity',
  'evaluateDataLoss',
  'introspect',
  'markMigrationApplied',
  'markMigrationRolledBack',
  'reset',
  'schemaPush',
] as const;

const send = (message: object) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
let printed = 1_000_000;
const printAnswers = new Map<number, () => void>();
const print = (content: string) =>
  new Promise<void>((answered) => {
    printed += 1;
    printAnswers.set(printed, answered);
    send({ id: printed, method: 'print', params: { content } });
  });

async function call(method: string, params: unknown): Promise<unknown> {
  const target = (await engine()) as SchemaEngine & Record<string, (params: unknown) => Promise<unknown>>;
  if (method === 'getDatabaseVersion') return target.version(null);
  if (method === 'diff') {
    const { stdout, exitCode } = (await target.diff(params as Parameters<SchemaEngine['diff']>[0])) ?? {};
    if (stdout) await print(stdout);
    return { exitCode, stdout: null };
  }
  const forwarded = FORWARDED.find((name) => name === method);
  if (!forwarded) throw new Error(`this schema engine does not know the method ${method}`);
  return (target[forwarded] as (params: unknown) => Promise<unknown>).call(target, params);
}

function rpcError(error: unknown) {
  const panicked = error instanceof WebAssembly.RuntimeError;
  const known = (typeof error === 'object' && error !== null ? error : {}) as {
    message?: string;
    meta?: unknown;
    code?: string;
  };
  const data = {
    is_panic: panicked,
    message: panicked ? panicMessage() : (known.message ?? String(error)),
    meta: known.meta ?? null,
    error_code: known.code ?? null,
  };
  return { code: 4466, message: 'An error happened. Check the data field for details.', data };
}

function serve(): void {
  process.on('uncaughtException', (error) => {
    log('ERROR', panicMessage() || error.message, { backtrace: error.stack, is_panic: panicMessage() !== '' });
    void Promise.resolve(factory?.close()).finally(() => process.exit(101));
  });
  let queue = Promise.resolve();
  const input = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  input.on('line', (line) => {
    if (line.trim() === '') return;
    const request: { id: number; method?: string; params?: unknown } = JSON.parse(line);
    if (!request.method) {
      printAnswers.get(request.id)?.();
      printAnswers.delete(request.id);
      return;
    }
    const { id, method, params } = request;
    queue = queue.then(async () => {
      try {
        send({ id, result: (await call(method, params)) ?? {} });
      } catch (error) {
        send({ id, error: rpcError(error) });
      }
    });
  });
  input.on('close', () => void queue.then(() => factory?.close()).finally(() => process.exit(0)));
}

if (values.version) {
  console.log(`schema-engine-wasm ${schemaEngineVersion()}`);
  process.exit(0);
} else if (positionals[0] === 'cli') process.exit(await oneShot(positionals[1]));
else serve();
