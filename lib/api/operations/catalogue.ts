import type { Operation } from '@/lib/api/operations/operation';
import { searchQuery } from '@/lib/api/search-query';
import { dockerSearchInput, dockerSearchPage } from '@/lib/catalogue/docker-search';
import { searchPage, suggestInput, suggestions } from '@/lib/catalogue/schema';

export const CATALOGUE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/search',
    operationId: 'searchCatalogue',
    summary: 'Search repositories; repeat a facet parameter for “any of”.',
    access: { kind: 'public', scope: 'repo:read' },
    status: 200,
    query: searchQuery,
    response: searchPage,
    problems: [400],
  },
  {
    method: 'get',
    path: '/api/v1/search/suggestions',
    operationId: 'suggestRepositories',
    summary: 'What the search field offers while its reader types.',
    access: { kind: 'public', scope: 'repo:read' },
    status: 200,
    query: suggestInput,
    response: suggestions,
    problems: [400],
  },
  {
    method: 'get',
    path: '/v1/search',
    operationId: 'dockerSearch',
    summary: 'What `docker search HOST/term` and `podman search HOST/term` call.',
    access: { kind: 'public', scope: 'repo:read' },
    status: 200,
    query: dockerSearchInput,
    response: dockerSearchPage,
    problems: [400],
  },
];
