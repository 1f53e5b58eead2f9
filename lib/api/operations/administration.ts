import type { Operation } from '@/lib/api/operations/operation';

export const ADMINISTRATION_OPERATIONS: readonly Operation[] = [];
