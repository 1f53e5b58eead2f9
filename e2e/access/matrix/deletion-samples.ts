import type { Case } from '@/e2e/access/matrix/sample';

export const DELETION_CASES: Readonly<Record<string, Case>> = {};
