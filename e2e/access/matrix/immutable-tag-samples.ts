import type { Case } from '@/e2e/access/matrix/sample';

export const IMMUTABLE_TAG_CASES: Readonly<Record<string, Case>> = {};
