import type { RepositoryParameters } from '@/lib/api/repository-parameter';

export type WebhookParameters = RepositoryParameters & { id: string };
export type DeliveryParameters = WebhookParameters & { delivery: string };
