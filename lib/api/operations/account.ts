import type { Operation } from '@/lib/api/operations/operation';

export const ACCOUNT_OPERATIONS: readonly Operation[] = [];
