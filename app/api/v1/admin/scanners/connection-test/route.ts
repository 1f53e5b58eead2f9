import { changeHandler } from '@/lib/api/handler';
import { scannerTestInput } from '@/lib/scans/scanners/schema';
import { testScanner } from '@/lib/scans/scanners/test-scanner';

export const POST = changeHandler(scannerTestInput, ({ actor, body }) => testScanner(actor, body));
