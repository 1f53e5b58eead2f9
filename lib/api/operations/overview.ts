import type { Operation } from '@/lib/api/operations/operation';

export const OVERVIEW_OPERATIONS: readonly Operation[] = [];
