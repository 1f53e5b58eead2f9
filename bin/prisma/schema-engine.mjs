#!/usr/bin/env node
// Named by PRISMA_SCHEMA_ENGINE_BINARY (bin/prisma/cli.mjs) in place of Prisma's downloaded binary.
import path from 'node:path';
import { register } from 'tsx/esm/api';

process.env.TSX_TSCONFIG_PATH ??= path.resolve(import.meta.dirname, '../../tsconfig.json');
register();
await import('./schema-engine.ts');
