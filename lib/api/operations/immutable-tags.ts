import type { Operation } from '@/lib/api/operations/operation';

export const IMMUTABLE_TAG_OPERATIONS: readonly Operation[] = [];
