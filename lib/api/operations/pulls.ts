import type { Operation } from '@/lib/api/operations/operation';
import { pullsQuery, pullsView } from '@/lib/pulls/schema';

export const PULL_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/repositories/{namespace}/{name}/pulls',
    operationId: 'getPulls',
    summary:
      'Pulls and version checks by day or week, in all or by tag, platform or client; as CSV with Accept: text/csv or format=csv. Figures of today, and those that fewer than five people have made, are told only to those who may change the repository (tokens: repo:describe)',
    access: { kind: 'public', scope: 'repo:read' },
    query: pullsQuery,
    status: 200,
    response: pullsView,
    problems: [400, 404],
  },
];
