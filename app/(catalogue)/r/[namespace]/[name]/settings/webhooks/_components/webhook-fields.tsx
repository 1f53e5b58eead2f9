'use client';

import type { WebhookWords } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/use-webhook-change';
import { faultOf } from '@/components/form/field';
import { TextField } from '@/components/form/text-field';
import { MAX_NAME, MAX_URL, type WebhookView } from '@/lib/webhooks/change-schema';
import { WEBHOOK_EVENTS } from '@/lib/webhooks/schema';

type Props = {
  before?: Pick<WebhookView, 'name' | 'url' | 'events'>;
  error: unknown;
  words: WebhookWords;
};

/** What was entered into {@link WebhookFields}. */
export const readFields = (form: FormData) => ({
  name: String(form.get('name')),
  url: String(form.get('url')),
  events: form.getAll('events').map(String),
});

export function WebhookFields({ before, error, words }: Props) {
  const { form, events, eventHints } = words;
  const fault = faultOf(error, 'events');
  return (
    <>
      <TextField
        name="name"
        label={form.name}
        hint={form.nameHint}
        error={error}
        defaultValue={before?.name}
        required
        maxLength={MAX_NAME}
        autoComplete="off"
      />
      <TextField
        name="url"
        type="url"
        label={form.url}
        hint={form.urlHint}
        error={error}
        defaultValue={before?.url}
        className="font-mono"
        placeholder="https://"
        required
        maxLength={MAX_URL}
        autoComplete="off"
        spellCheck={false}
      />
      <fieldset className="grid gap-1" aria-describedby={fault ? 'events-fault' : undefined}>
        <legend className="mb-1 text-sm font-medium">{form.events}</legend>
        {WEBHOOK_EVENTS.map((event) => (
          <label key={event} className="flex items-start gap-3 rounded-md px-2 py-1.5 hover:bg-surface-sunken">
            <input
              type="checkbox"
              name="events"
              value={event}
              defaultChecked={(before?.events ?? ['push']).includes(event)}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0 text-sm">
              <span className="font-medium">{events[event]}</span>
              <span className="block text-ink-soft">{eventHints[event]}</span>
            </span>
          </label>
        ))}
        <p id="events-fault" role="alert" className={fault ? 'text-sm text-danger' : 'sr-only'}>
          {fault ?? ''}
        </p>
      </fieldset>
    </>
  );
}
