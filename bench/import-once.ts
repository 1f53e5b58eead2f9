/** Imports once into DATABASE_URL in a process of its own, and prints seconds and peak memory as JSON. */
import { systemActor } from '@/lib/access/actor';
import { openOfficialImages } from '@/lib/importers/docker-library/official-images-source';
import { countsOf } from '@/lib/importers/report';
import { runImport } from '@/lib/importers/run-import';
import { closeDatabase } from '@/lib/platform/db';

const [library = '', docs] = process.argv.slice(2);
const report = await runImport(systemActor('bench'), await openOfficialImages({ library, docs }));
await closeDatabase();
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ seconds: report.seconds, peakMegabytes, counts: countsOf(report) }));
