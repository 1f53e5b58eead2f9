import { type Case, visible } from '@/e2e/access/matrix/sample';

export const PULL_CASES: Readonly<Record<string, Case>> = {
  getPulls: { ...visible, sample: () => ({ query: '?by=week&by=tag' }) },
};
