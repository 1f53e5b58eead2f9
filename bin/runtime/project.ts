import path from 'node:path';

/** The checkout: where package.json is. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');
