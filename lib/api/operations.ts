import { z } from 'zod';
import { searchQuery } from '@/lib/api/search-query';
import { dockerSearchInput, dockerSearchPage } from '@/lib/catalogue/docker-search';
import { searchPage, suggestInput, suggestions } from '@/lib/catalogue/schema';
import { repositoryView } from '@/lib/repositories/schema';
import { listTagsInput, supportedTagsView, tagPage } from '@/lib/tags/schema';

export type Operation = {
  path: string;
  operationId: string;
  summary: string;
  query: z.ZodObject;
  response: z.ZodType;
  /** Problems besides the ones that every operation can have. */
  problems: readonly (400 | 404)[];
};

const nothing = z.object({});

/** Every GET of the JSON API: openapi.json is made from this, and the tests hold the answers against it. */
export const OPERATIONS: readonly Operation[] = [
  {
    path: '/api/v1/search',
    operationId: 'searchCatalogue',
    summary: 'Search repositories; repeat a facet parameter for “any of”.',
    query: searchQuery,
    response: searchPage,
    problems: [400],
  },
  {
    path: '/api/v1/search/suggestions',
    operationId: 'suggestRepositories',
    summary: 'What the search field offers while its reader types.',
    query: suggestInput,
    response: suggestions,
    problems: [400],
  },
  {
    path: '/api/v1/repositories/{namespace}/{name}',
    operationId: 'getRepository',
    summary: 'One repository with its trust tier, grants and their evidence.',
    query: nothing,
    response: repositoryView,
    problems: [400, 404],
  },
  {
    path: '/api/v1/repositories/{namespace}/{name}/supported-tags',
    operationId: 'getSupportedTags',
    summary: '“Supported tags and respective Dockerfile links”, in page order.',
    query: nothing,
    response: supportedTagsView,
    problems: [400, 404],
  },
  {
    path: '/api/v1/repositories/{namespace}/{name}/tags',
    operationId: 'listTags',
    summary: 'The tags of a repository, filtered and sorted over the whole list.',
    query: listTagsInput,
    response: tagPage,
    problems: [400, 404],
  },
  {
    path: '/v1/search',
    operationId: 'dockerSearch',
    summary: 'What `docker search HOST/term` and `podman search HOST/term` call.',
    query: dockerSearchInput,
    response: dockerSearchPage,
    problems: [400],
  },
];
