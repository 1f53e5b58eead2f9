import type { Case } from '@/e2e/access/matrix/sample';

export const IMAGE_CASES: Readonly<Record<string, Case>> = {};
