/** The sixteen categories, as Docker Hub and docker-library's `metadata.json` name them. A repository has at most three. */
export const CATEGORIES = [
  'api-management',
  'content-management-system',
  'data-science',
  'databases-and-storage',
  'developer-tools',
  'integration-and-delivery',
  'internet-of-things',
  'languages-and-frameworks',
  'machine-learning-and-ai',
  'message-queues',
  'monitoring-and-observability',
  'networking',
  'operating-systems',
  'security',
  'web-analytics',
  'web-servers',
] as const;

export type Category = (typeof CATEGORIES)[number];
export const MAX_CATEGORIES = 3;

export const isCategory = (text: string): text is Category => (CATEGORIES as readonly string[]).includes(text);
