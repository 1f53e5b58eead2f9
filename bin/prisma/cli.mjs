#!/usr/bin/env node
// `npm run prisma -- …`: the official Prisma CLI with our schema engine, so that it never downloads one.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js');
const child = spawn(process.execPath, [prisma, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: path.resolve(import.meta.dirname, '../..'),
  env: {
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(import.meta.dirname, 'schema-engine.mjs'),
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    ...process.env,
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}`,
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
