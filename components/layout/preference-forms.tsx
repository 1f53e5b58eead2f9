import { Check, Monitor, Moon, Sun } from 'lucide-react';
import type { CommonMessages } from '@/lib/language/en/common';
import type { Language } from '@/lib/names/language';

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;
const THEMES = ['system', 'light', 'dark'] as const;

/** One press changes to the other language; the page stays. */
export function LanguageForm({ language, words }: { language: Language; words: CommonMessages['header'] }) {
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  return (
    <form method="post" action="/preferences">
      <button
        type="submit"
        name="language"
        value={other}
        lang={other}
        aria-label={words.languageLabel}
        className="min-h-10 rounded-md px-2 text-sm text-ink-soft hover:bg-surface-sunken hover:text-ink"
      >
        {words.language}
      </button>
    </form>
  );
}

/** Light, dark or as the system has it; opens without a script. */
export function ThemeForm({ theme, words }: { theme: keyof typeof ICONS; words: CommonMessages['header'] }) {
  const Current = ICONS[theme];
  return (
    <>
      <button
        type="button"
        popoverTarget="theme-menu"
        aria-label={`${words.theme}: ${words.themes[theme]}`}
        title={words.theme}
        className="grid size-10 place-items-center rounded-md text-ink-soft hover:bg-surface-sunken hover:text-ink"
      >
        <Current aria-hidden="true" className="size-5" />
      </button>
      <form id="theme-menu" popover="auto" method="post" action="/preferences" className="panel panel-end p-1">
        <fieldset>
          <legend className="sr-only">{words.theme}</legend>
          {THEMES.map((choice) => {
            const Icon = ICONS[choice];
            return (
              <button
                key={choice}
                type="submit"
                name="theme"
                value={choice}
                aria-pressed={choice === theme}
                className="flex min-h-10 w-full items-center gap-2.5 rounded-md px-3 text-left text-sm hover:bg-surface-sunken aria-pressed:font-semibold"
              >
                <Icon aria-hidden="true" className="size-4 text-ink-soft" />
                <span className="grow pr-4">{words.themes[choice]}</span>
                {choice === theme ? <Check aria-hidden="true" className="size-4 text-accent" /> : null}
              </button>
            );
          })}
        </fieldset>
      </form>
    </>
  );
}
