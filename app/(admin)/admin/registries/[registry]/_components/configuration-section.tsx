import { SettingsSection } from '@/components/layout/settings-section';
import { CopyButton } from '@/components/ui/copy-button';
import { Notice } from '@/components/ui/notice';
import type { RegistriesMessages } from '@/lib/language/en/registries';
import type { RegistryConfigurationView } from '@/lib/registry-sync/schema';

type Words = RegistriesMessages['configuration'];
type Props = { configuration: RegistryConfigurationView; words: Words };

/** What a managed registry's own configuration must say, for both versions, with the files that it names. */
export function ConfigurationSection({ configuration, words }: Props) {
  if (configuration.bundled)
    return (
      <SettingsSection title={words.title}>
        <p className="text-ink-soft">{words.bundled}</p>
      </SettingsSection>
    );
  const versions = [
    {
      title: words.version2,
      text: configuration.distribution2,
      file: words.certificates,
      held: configuration.certificates,
    },
    { title: words.version3, text: configuration.distribution3, file: words.keys, held: configuration.keys },
  ];
  return (
    <SettingsSection title={words.title} lead={words.lead}>
      <Notice tone="warn">
        <p className="text-sm">{words.secret}</p>
      </Notice>
      {versions.map(({ title, text, file, held }) => (
        <details key={title} className="rounded-lg border border-line p-4">
          <summary className="font-semibold">{title}</summary>
          <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4">
            <Block title="config.yml" text={text} words={words} />
            <Block title={file} text={held} words={words} />
          </div>
        </details>
      ))}
    </SettingsSection>
  );
}

function Block({ title, text, words }: { title: string; text: string; words: Words }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <div className="flex items-center justify-between gap-3">
        <h3 className="text-sm font-medium">{title}</h3>
        <CopyButton text={text} label={words.copy} copiedLabel={words.copied} />
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which must work from the keyboard too
        tabIndex={0}
        className="max-h-96 overflow-auto rounded-md bg-surface-sunken p-3 font-mono text-sm leading-6"
      >
        <code>{text}</code>
      </pre>
    </div>
  );
}
