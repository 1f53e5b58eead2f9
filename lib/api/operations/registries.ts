import type { Operation } from '@/lib/api/operations/operation';

export const REGISTRY_OPERATIONS: readonly Operation[] = [];
