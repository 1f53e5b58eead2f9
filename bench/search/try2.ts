import { performance } from 'node:perf_hooks';
import { ANONYMOUS } from '@/lib/access/actor';
import { searchInput } from '@/lib/catalogue/schema';
import { searchCatalogue } from '@/lib/catalogue/search-catalogue';
import { db, openDatabase, setDatabase } from '@/lib/platform/db';
setDatabase(openDatabase(process.argv[2]!, 4));
const qs: [string, object][] = [
  ['head', { q: 'app' }], ['head', { q: 'nginx' }], ['mid', { q: 'latex' }], ['two', { q: 'node app' }], ['two', { q: 'latex pandoc' }], ['three', { q: 'my web app' }],
  ['full', { q: 'library/nginx' }], ['typo', { q: 'ngnix' }], ['typo', { q: 'postgers' }], ['prefix', { q: 'postg' }], ['prefix', { q: 'elasticse' }], ['none', { q: 'qqqqqqzz' }], ['rare', { q: 'bacadi' }],
  ['zh', { q: '数据库' }], ['zh', { q: '高性能 nginx' }], ['browse', {}], ['browse-cat', { category: ['web-servers'] }], ['tier', { q: 'nginx', trust: ['official', 'verified_publisher'] }],
  ['cat', { q: 'app', category: ['security'] }], ['arch', { q: 'app', arch: ['arm64'] }], ['several', { q: 'app', arch: ['arm64'], category: ['security', 'networking'], os: ['linux'] }],
  ['pulls', { q: 'app', sort: 'pulls' }], ['pulls-mid', { q: 'latex', sort: 'pulls' }], ['stars', { q: 'nginx', sort: 'stars' }], ['updated', { q: 'redis', sort: 'updated' }], ['updated-browse', { sort: 'updated' }], ['deep', { q: 'app', page: 40 }], ['deeper', { q: 'app', page: 390 }], ['postgresql', { q: 'postgresql' }],
];
for (const [kind, input] of qs) {
  const parsed = searchInput.parse(input);
  let r = await searchCatalogue(ANONYMOUS, parsed);
  const t: number[] = [];
  for (let i = 0; i < 8; i++) { const b = performance.now(); r = await searchCatalogue(ANONYMOUS, parsed); t.push(performance.now() - b); }
  t.sort((a, b) => a - b);
  console.log(kind.padEnd(14), JSON.stringify(input).padEnd(50), t[0]!.toFixed(1).padStart(7), t[4]!.toFixed(1).padStart(7), r.total.value, r.total.relation, r.sorted, r.correctedQuery, r.results.slice(0, 3).map((x) => `${x.namespace}/${x.name}`).join(' '));
}
await db().pool.end();
