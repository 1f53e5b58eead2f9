import { CodeBlock } from '@/app/(catalogue)/r/[namespace]/[name]/settings/webhooks/_components/code-block';
import { SettingsSection } from '@/components/layout/settings-section';
import type { WebhookMessages } from '@/lib/language/en/webhooks';
import { EXAMPLE_BODY, VERIFY_NODE, VERIFY_PYTHON } from '@/lib/webhooks/examples';

/** What a receiver has to know. */
export function WebhookGuide({ words: { guide, copied } }: { words: WebhookMessages & { copied: string } }) {
  const copying = { copy: guide.copy, copied };
  return (
    <SettingsSection title={guide.title} lead={guide.lead}>
      <h3 className="font-semibold">{guide.headers}</h3>
      <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
        {Object.entries(guide.headerTexts).map(([header, text]) => (
          <div key={header} className="sm:col-span-2 sm:grid sm:grid-cols-subgrid">
            <dt className="font-mono">{header}</dt>
            <dd className="text-ink-soft">{text}</dd>
          </div>
        ))}
      </dl>
      <h3 className="font-semibold">{guide.body}</h3>
      <CodeBlock {...copying} label={guide.body}>
        {EXAMPLE_BODY}
      </CodeBlock>
      <p className="text-sm text-ink-soft">{guide.bodyText}</p>
      <h3 className="font-semibold">{guide.verify}</h3>
      <CodeBlock {...copying} label={`${guide.verify} (Node.js)`}>
        {VERIFY_NODE}
      </CodeBlock>
      <CodeBlock {...copying} label={`${guide.verify} (Python)`}>
        {VERIFY_PYTHON}
      </CodeBlock>
    </SettingsSection>
  );
}
