import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isIndexType, isManifestType } from '@/lib/registry/media-types';
import { parseNotification, type RegistryEvent } from '@/lib/registry/notification';
import type { FakeRegistry } from '@/lib/testing/fake-registry';

type Envelope = { body: { events: unknown[] } };

/** Names of the recorded streams that have any events. */
export const recordedStreams = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.events.jsonl') && statSync(path.join(folder, name)).size > 0)
    .map((name) => name.slice(0, -'.events.jsonl'.length))
    .sort();

/** The events of every recorded stream, each once, in order of time. */
export function recordedEvents(folder: string, only?: string): RegistryEvent[] {
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.jsonl') && (!only || name === `${only}.events.jsonl`),
  );
  const events = new Map<string, RegistryEvent>();
  for (const file of files)
    for (const line of readFileSync(path.join(folder, file), 'utf8').split('\n').filter(Boolean)) {
      const parsed = parseNotification((JSON.parse(line) as Envelope).body);
      if (parsed.ok) for (const event of parsed.events) events.set(event.id, event);
    }
  return [...events.values()].sort((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
}

type Reference = { digest: string; mediaType: string | null };
type Image = { mediaType: string; references: readonly Reference[] };

function imagesIn(events: readonly RegistryEvent[]): Map<string, Image> {
  const images = new Map<string, Image>();
  for (const { target } of events) {
    if (!target.digest || !target.mediaType || !isManifestType(target.mediaType)) continue;
    const known = images.get(target.digest);
    if (!known || known.references.length === 0)
      images.set(target.digest, { mediaType: target.mediaType, references: target.references });
  }
  return images;
}

/**
 * Gives a fake registry what the recorded one had in the end. The recordings hold digests, not bytes: every image is
 * made up anew with the same parts, and the events are told with the digests of those.
 * @returns the same events with other digests
 */
export function replayable(events: readonly RegistryEvent[], registry: FakeRegistry): RegistryEvent[] {
  const images = imagesIn(events);
  const renamed = new Map<string, string>();
  const put = (repository: string, digest: string, tag?: string): string => {
    const { mediaType, references } = images.get(digest) ?? { mediaType: '', references: [] };
    const type = mediaType || 'application/vnd.oci.image.manifest.v1+json';
    const annotations = { recorded: digest };
    const isIndex = isIndexType(type);
    const config = registry.blob({
      os: 'linux',
      architecture: /^sha256:[0-7]/.test(digest) ? 'amd64' : 'arm64',
      recorded: digest,
    });
    const parts = isIndex
      ? {
          manifests: references.map((child) => ({
            mediaType: child.mediaType ?? 'application/vnd.oci.image.manifest.v1+json',
            digest: put(repository, child.digest),
            size: 1,
          })),
        }
      : { config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...config }, layers: [] };
    const made = registry.manifest(repository, type, { ...parts, annotations }, tag);
    renamed.set(digest, made);
    return made;
  };
  for (const { action, target } of events) {
    const { repository, digest, tag } = target;
    const isImage = target.mediaType !== null && isManifestType(target.mediaType);
    if (digest && isImage && action !== 'delete') put(repository, digest, tag ?? undefined);
    if (action !== 'delete') continue;
    const gone = renamed.get(digest ?? '');
    const kept = registry.repository(repository);
    if (gone) kept.manifests.delete(gone);
    for (const [name, of] of kept.tags) if (of === gone || name === tag) kept.tags.delete(name);
  }
  return events.map((event) => ({
    ...event,
    target: {
      ...event.target,
      digest: renamed.get(event.target.digest ?? '') ?? event.target.digest,
      references: event.target.references.map((part) => ({ ...part, digest: renamed.get(part.digest) ?? part.digest })),
    },
  }));
}
