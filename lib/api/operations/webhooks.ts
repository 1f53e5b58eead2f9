import type { Operation } from '@/lib/api/operations/operation';

export const WEBHOOK_OPERATIONS: readonly Operation[] = [];
