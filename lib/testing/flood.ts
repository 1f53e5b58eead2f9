import { randomUUID } from 'node:crypto';
import { OCI_INDEX } from '@/lib/registry/media-types';

const MEDIA = OCI_INDEX;
const DAY = Date.parse('2026-03-01T00:00:00Z');
const CLIENTS = ['skopeo/1.9.3', 'containers/5.23.0 (github.com/containers/image)', 'docker/24.0.7'] as const;

export type FloodImage = { repository: string; tag: string; digest: string };

/**
 * A registry's notification of one event (distribution, docs/content/about/notifications.md). Pulls are a minute apart,
 * each from an address of its own, so that each is one pull.
 */
export function anEvent(action: 'pull' | 'push', { repository, tag, digest }: FloodImage, number: number): string {
  const event = {
    id: randomUUID(),
    timestamp: new Date(DAY + number * 60_000).toISOString(),
    action,
    target: { mediaType: MEDIA, digest, size: 883, length: 883, repository, tag },
    request: {
      id: randomUUID(),
      addr: `10.1.${number >> 8}.${number & 255}:40000`,
      method: action === 'pull' ? 'GET' : 'PUT',
      useragent: CLIENTS[number % CLIENTS.length],
    },
    actor: action === 'pull' ? {} : { name: 'alice' },
    source: { addr: 'registry:5000', instanceID: randomUUID() },
  };
  return JSON.stringify({ events: [event] });
}

/** Sends many notifications, some at once, as registries and proxies in front of them do. @returns the statuses, counted */
export async function flood(
  url: string,
  secret: string,
  bodies: readonly string[],
  atOnce: number,
): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  const waiting = [...bodies];
  const headers = {
    authorization: `Bearer ${secret}`,
    'content-type': 'application/vnd.docker.distribution.events.v1+json',
  };
  const send = async () => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
      const answer = await fetch(url, { method: 'POST', headers, body });
      await answer.arrayBuffer();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, send));
  return statuses;
}
