import type { Case } from '@/e2e/access/matrix/sample';

export const PULL_CASES: Readonly<Record<string, Case>> = {};
