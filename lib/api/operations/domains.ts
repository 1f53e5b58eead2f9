import { nothing, type Operation } from '@/lib/api/operations/operation';
import { domainList, domainView, newDomain } from '@/lib/publishers/domain-schema';

const DOMAINS = '/api/v1/publishers/{namespace}/domains';
const ADMIN = { kind: 'token', scope: 'org:admin' } as const;

export const DOMAIN_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: DOMAINS,
    operationId: 'listDomains',
    summary: 'The domains that a publisher claims, with what the last check of each found.',
    access: ADMIN,
    query: nothing,
    status: 200,
    response: domainList,
    problems: [400, 404],
  },
  {
    method: 'post',
    path: DOMAINS,
    operationId: 'addDomain',
    summary: 'Claim a domain. The answer says what must be found where; then ask for a check, or wait for one.',
    access: ADMIN,
    body: newDomain,
    status: 201,
    response: domainView,
    problems: [400, 404, 409],
  },
  {
    method: 'delete',
    path: `${DOMAINS}/{domain}`,
    operationId: 'removeDomain',
    summary: 'Give up a domain, and what it proved.',
    access: ADMIN,
    status: 204,
    response: null,
    problems: [404],
  },
  {
    method: 'post',
    path: `${DOMAINS}/{domain}/check`,
    operationId: 'checkDomain',
    summary: 'Look for the proof of a domain now.',
    access: ADMIN,
    status: 200,
    response: domainView,
    problems: [404, 409, 429],
  },
];
