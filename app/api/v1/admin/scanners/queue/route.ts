import { getHandler } from '@/lib/api/handler';
import { nothing } from '@/lib/api/operations/operation';
import { listScanQueue } from '@/lib/scans/scanners/list-scan-queue';

export const GET = getHandler(nothing, ({ actor }) => listScanQueue(actor));
