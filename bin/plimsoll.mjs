#!/usr/bin/env node
// The command line, `npx plimsoll …`: installs what is missing, then runs bin/cli/main.ts from its TypeScript source.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
await import('./bootstrap.mjs');
process.env.TSX_TSCONFIG_PATH ??= path.resolve(here, '../tsconfig.json');
const { register } = await import('tsx/esm/api');
register();
await import('./cli/main.ts');
