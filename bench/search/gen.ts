import pg from 'pg';
import { generate } from '@/bench/search/generate';

const client = new pg.Client({ connectionString: process.argv[2] });
await client.connect();
const t = Date.now();
await client.query("SET search.paused = 'on'; SET synchronous_commit = off");
await generate(client, Number(process.argv[3]), {
  onProgress: (n) => {
    if (n % 500000 === 0) console.log(n, (Date.now() - t) / 1000);
  },
});
await client.query('VACUUM ANALYZE repositories; ');
await client.end();
