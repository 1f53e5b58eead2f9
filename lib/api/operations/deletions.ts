import type { Operation } from '@/lib/api/operations/operation';

export const DELETION_OPERATIONS: readonly Operation[] = [];
