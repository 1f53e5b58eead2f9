import { parseNotification, type RegistryEvent } from '@/lib/registry/notification';

/** An event as it was stored, or undefined for one that this version does not understand. */
export function storedEvent(body: unknown): RegistryEvent | undefined {
  const parsed = parseNotification({ events: [body] });
  return parsed.ok ? parsed.events[0] : undefined;
}
