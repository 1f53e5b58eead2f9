import type { Case } from '@/e2e/access/matrix/sample';

export const WEBHOOK_CASES: Readonly<Record<string, Case>> = {};
