import type { Operation } from '@/lib/api/operations/operation';

export const IMAGE_OPERATIONS: readonly Operation[] = [];
