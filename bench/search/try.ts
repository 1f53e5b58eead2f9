import pg from 'pg';
import { generate } from '@/bench/search/generate';
import { countWords } from '@/lib/catalogue/search/count-words';
import { rebuildDocuments } from '@/lib/catalogue/search/rebuild-documents';
import { openDatabase } from '@/lib/platform/db';

const database = openDatabase(process.argv[2]!, 4);
const client = new pg.Client({ connectionString: process.argv[2] });
await client.connect();
let t = Date.now();
const lap = (what: string) => {
  console.log(what, (Date.now() - t) / 1000);
  t = Date.now();
};
await client.query("SET search.paused = 'on'; SET synchronous_commit = off");
if (process.argv[3] !== '0')
  await generate(client, Number(process.argv[3]), {
    onProgress: (n) => {
      if (n % 1000000 === 0) console.log(n, (Date.now() - t) / 1000);
    },
  });
await client.query('ANALYZE repositories; ANALYZE publishers; ANALYZE grants');
lap('generated');
let last = '';
console.log(
  await rebuildDocuments(database, (step, done, total) => {
    if (step !== last || done % 1000000 === 0) console.log(step, done, total, (Date.now() - t) / 1000);
    last = step;
  }),
);
lap('rebuilt');
console.log(await countWords(database));
lap('counted');
await client.end();
await database.pool.end();
