import type { Case } from '@/e2e/access/matrix/sample';

export const REGISTRY_CASES: Readonly<Record<string, Case>> = {};
