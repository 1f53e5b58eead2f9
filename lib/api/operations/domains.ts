import { nothing, type Operation } from '@/lib/api/operations/operation';
import { domainList, domainView, newDomain } from '@/lib/publishers/domain-schema';

export const DOMAIN_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/publishers/{namespace}/domains',
    operationId: 'listDomains',
    summary: 'The domains that a publisher has proved or is about to prove.',
    access: { kind: 'token', scope: 'org:admin' },
    status: 200,
    query: nothing,
    response: domainList,
    problems: [400, 404],
  },
  {
    method: 'post',
    path: '/api/v1/publishers/{namespace}/domains',
    operationId: 'addDomain',
    summary: 'Begin to prove control of a domain; the answer says what to set up.',
    access: { kind: 'token', scope: 'org:admin' },
    status: 201,
    body: newDomain,
    response: domainView,
    problems: [400, 404, 409],
  },
  {
    method: 'post',
    path: '/api/v1/publishers/{namespace}/domains/{id}/check',
    operationId: 'checkDomain',
    summary: 'Check a domain now instead of at its time.',
    access: { kind: 'token', scope: 'org:admin' },
    status: 200,
    response: domainView,
    problems: [404, 429],
  },
  {
    method: 'delete',
    path: '/api/v1/publishers/{namespace}/domains/{id}',
    operationId: 'removeDomain',
    summary: 'Take a domain out of the list, and out of what was verified.',
    access: { kind: 'token', scope: 'org:admin' },
    status: 204,
    response: null,
    problems: [404],
  },
];
