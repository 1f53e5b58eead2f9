import { expect, it } from 'vitest';
import { postgresMemory } from '@/bin/runtime/postgres-memory';

const GIBIBYTE = 2 ** 30;

it('gives Postgres an eighth of the memory, never less than its default nor more than 4 GiB', () => {
  expect(postgresMemory(0.5 * GIBIBYTE)).toEqual(['-c', 'shared_buffers=128MB', '-c', 'effective_cache_size=512MB']);
  expect(postgresMemory(8 * GIBIBYTE)).toEqual(['-c', 'shared_buffers=1024MB', '-c', 'effective_cache_size=4096MB']);
  expect(postgresMemory(256 * GIBIBYTE)[1]).toBe('shared_buffers=4096MB');
});
