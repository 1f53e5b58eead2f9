import { expect, it } from 'vitest';
import { postgresMemory } from '@/bin/runtime/postgres-memory';

const GIBIBYTE = 2 ** 30;

it('gives Postgres a quarter of the memory, never less than its default nor more than 8 GiB', () => {
  expect(postgresMemory(0.5 * GIBIBYTE)).toEqual(['-c', 'shared_buffers=128MB', '-c', 'effective_cache_size=512MB']);
  expect(postgresMemory(8 * GIBIBYTE)).toEqual(['-c', 'shared_buffers=2048MB', '-c', 'effective_cache_size=4096MB']);
  expect(postgresMemory(256 * GIBIBYTE)[1]).toBe('shared_buffers=8192MB');
});
