import { measureClients, measureQueries } from '@/bench/search/measure-queries';
import { db, openDatabase, setDatabase } from '@/lib/platform/db';

setDatabase(openDatabase(process.argv[2]!, 8));
const n = Number(process.argv[3] ?? 10);
await measureQueries('fresh', n, Number(process.argv[4] ?? 7));
await measureClients(8, n, 9);
await db().pool.end();
