import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';

const require = createRequire(import.meta.url);

type PanicRegistry = { message: string; set_message(message: string): void; get(): string };
const globals = globalThis as typeof globalThis & { PRISMA_WASM_PANIC_REGISTRY?: PanicRegistry };

/** The engine reports a Rust panic through this global before it traps. */
globals.PRISMA_WASM_PANIC_REGISTRY ??= {
  message: '',
  set_message(message) {
    this.message = message;
  },
  get() {
    return this.message;
  },
};
export const panicMessage = (): string => globals.PRISMA_WASM_PANIC_REGISTRY?.get() ?? '';

let loaded = false;
/** The package's own entry point is for bundlers (`import … from './x.wasm'`); Node instantiates it by hand. */
function load(): void {
  if (loaded) return;
  const directory = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
  const module = new WebAssembly.Module(readFileSync(path.join(directory, 'schema_engine_bg.wasm')));
  const imports = engine as typeof engine &
    WebAssembly.ModuleImports & { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': imports });
  imports.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  loaded = true;
}

export type SchemaEngine = engine.SchemaEngine;

/** Prisma's schema engine as WASM, over a driver adapter: migrations without a downloaded binary. */
export async function createSchemaEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
  datamodels: [path: string, text: string][] | undefined,
): Promise<SchemaEngine> {
  load();
  return engine.SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
}

export function schemaEngineVersion(): string {
  load();
  return engine.version();
}
