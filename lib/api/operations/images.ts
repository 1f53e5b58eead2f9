import { nothing, type Operation } from '@/lib/api/operations/operation';
import { digestView } from '@/lib/images/digest-schema';
import { tagDetails, tagQuery } from '@/lib/images/schema';

export const IMAGE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/repositories/{namespace}/{name}/tags/{tag}',
    operationId: 'getTag',
    summary:
      'One tag: its images with layers and configuration (values that look like secrets are hidden), other tags of the same image, history, referrers. Has an ETag.',
    access: { kind: 'public', scope: 'repo:read' },
    status: 200,
    query: tagQuery,
    response: tagDetails,
    problems: [400, 404],
  },
  {
    method: 'get',
    path: '/api/v1/digests/{digest}',
    operationId: 'getDigest',
    summary:
      'What a digest is, and every repository that has or had it, under which tags from when to when. Has an ETag.',
    access: { kind: 'public', scope: 'repo:read' },
    status: 200,
    query: nothing,
    response: digestView,
    problems: [404],
  },
];
