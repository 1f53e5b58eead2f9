import type { Operation } from '@/lib/api/operations/operation';

export const PUBLISHER_OPERATIONS: readonly Operation[] = [];
