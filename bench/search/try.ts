import pg from 'pg';
import { generate } from '@/bench/search/generate';
const client = new pg.Client({ connectionString: process.argv[2] });
await client.connect();
const t = Date.now();
await generate(client, Number(process.argv[3]), { onProgress: (n) => { if (n % 500000 === 0) console.log(n, (Date.now() - t) / 1000); } });
console.log('done', (Date.now() - t) / 1000);
await client.end();
