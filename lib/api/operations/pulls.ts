import type { Operation } from '@/lib/api/operations/operation';

export const PULL_OPERATIONS: readonly Operation[] = [];
