import { nothing, type Operation } from '@/lib/api/operations/operation';
import { repositoryView } from '@/lib/repositories/schema';
import { listTagsInput, supportedTagsView, tagPage } from '@/lib/tags/schema';

export const REPOSITORY_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/repositories/{namespace}/{name}',
    operationId: 'getRepository',
    summary: 'One repository with its trust tier, grants and their evidence.',
    access: { kind: 'public', scope: 'repo:read' },
    status: 200,
    query: nothing,
    response: repositoryView,
    problems: [400, 404],
  },
  {
    method: 'get',
    path: '/api/v1/repositories/{namespace}/{name}/supported-tags',
    operationId: 'getSupportedTags',
    summary: '“Supported tags and respective Dockerfile links”, in page order.',
    access: { kind: 'public', scope: 'repo:read' },
    status: 200,
    query: nothing,
    response: supportedTagsView,
    problems: [400, 404],
  },
  {
    method: 'get',
    path: '/api/v1/repositories/{namespace}/{name}/tags',
    operationId: 'listTags',
    summary: 'The tags of a repository, filtered and sorted over the whole list.',
    access: { kind: 'public', scope: 'repo:read' },
    status: 200,
    query: listTagsInput,
    response: tagPage,
    problems: [400, 404],
  },
];
