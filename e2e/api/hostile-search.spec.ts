import { expect, test } from '@/e2e/fixtures';
import { randomFrom } from '@/lib/testing/random';
import { HOSTILE_QUERIES, randomHostile } from '@/lib/testing/search/hostile-queries';

const SEED = 999;
const PATHS = ['/api/v1/search?q=', '/api/v1/search/suggestions?q=', '/v1/search?q=', '/search?q='];
/** What no program would send: bytes that are no UTF-8, half an escape, everything at once */
const RAW = [
  '%ff',
  '%ed%a0%80',
  '%c0%80',
  '%00',
  '%',
  '%zz',
  'a&q=b',
  '&q',
  `${'%20'.repeat(2000)}`,
  'x&publisher=%00',
  'x&sort=%27',
  'x&page=1e9',
];

test('no query makes the site fail', async ({ request }) => {
  test.setTimeout(180_000);
  const random = randomFrom(SEED);
  const hostile = [...HOSTILE_QUERIES, ...Array.from({ length: 150 }, () => randomHostile(random))];
  const queries = [...hostile.map((q) => encodeURIComponent(q.toWellFormed().slice(0, 2000))), ...RAW];
  for (const [i, query] of queries.entries())
    for (const path of i % 5 === 0 ? PATHS : PATHS.slice(0, 2)) {
      const response = await request.get(`${path}${query}`);
      expect(response.status(), `seed ${SEED}: ${path}${query}`).toBeLessThan(500);
    }
});
