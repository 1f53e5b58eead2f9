import { expect, test } from 'vitest';
import { addressOf } from '@/lib/auth/client-address';

test('without a trusted proxy the connection counts, whatever the client claims', () => {
  expect(addressOf('192.0.2.7', '10.0.0.1, 10.0.0.2', 0)).toBe('192.0.2.7');
  expect(addressOf('::ffff:192.0.2.7', undefined, 0)).toBe('192.0.2.7');
});

test('behind one trusted proxy the last hop it wrote counts, not what the client put before it', () => {
  expect(addressOf('10.0.0.1', '203.0.113.9', 1)).toBe('203.0.113.9');
  expect(addressOf('10.0.0.1', '1.1.1.1, 203.0.113.9', 1)).toBe('203.0.113.9');
  expect(addressOf('10.0.0.1', ['1.1.1.1', '203.0.113.9, 10.0.0.2'], 2)).toBe('203.0.113.9');
});

test('with fewer hops than trusted proxies the first known one counts', () => {
  expect(addressOf('10.0.0.1', undefined, 2)).toBe('10.0.0.1');
});
