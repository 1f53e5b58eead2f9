import './client-choice.css';
import { CLIENTS } from '@/lib/names/pull-command';

/** Radio buttons for the container client. The style sheet beside it shows that client's commands everywhere on the page. */
export function ClientChoice({ legend }: { legend: string }) {
  return (
    <fieldset className="flex rounded-md border border-line-strong bg-surface-sunken p-0.5">
      <legend className="sr-only">{legend}</legend>
      {CLIENTS.map((client) => (
        <label
          key={client}
          className="relative cursor-pointer rounded px-2.5 py-1 font-mono text-xs text-ink-soft hover:text-ink has-checked:bg-surface-raised has-checked:font-semibold has-checked:text-ink has-checked:shadow-xs has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent"
        >
          <input
            className="sr-only"
            type="radio"
            name="client"
            id={`client-${client}`}
            value={client}
            defaultChecked={client === 'docker'}
          />
          {client}
        </label>
      ))}
    </fieldset>
  );
}
