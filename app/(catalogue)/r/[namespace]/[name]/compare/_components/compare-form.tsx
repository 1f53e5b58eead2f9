import type { FindingsMessages } from '@/lib/language/en/findings';

const MOST_OFFERED = 200;

type Props = {
  asked: { from: string; to: string; platform: string };
  tags: readonly string[];
  words: FindingsMessages['compare'];
};

/** Which tags to compare: a plain form, whose state is the address. */
export function CompareForm({ asked, tags, words }: Props) {
  const field = (name: 'from' | 'to', label: string) => (
    <label className="grid gap-1 text-sm font-medium">
      {label}
      <input
        name={name}
        defaultValue={asked[name]}
        list="compare-tags"
        required
        maxLength={128}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className="field font-mono font-normal"
      />
    </label>
  );
  return (
    <form className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_1fr_auto]">
      {field('from', words.from)}
      {field('to', words.to)}
      <label className="grid gap-1 text-sm font-medium">
        {words.platform}
        <input
          name="platform"
          defaultValue={asked.platform}
          placeholder="linux/amd64"
          maxLength={100}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="field font-mono font-normal"
        />
      </label>
      <button type="submit" className="button button-primary">
        {words.submit}
      </button>
      <datalist id="compare-tags">
        {tags.slice(0, MOST_OFFERED).map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </form>
  );
}
