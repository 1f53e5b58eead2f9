import Link from 'next/link';
import { SelectField, TextField } from '@/components/form/text-field';
import type { DashboardMessages } from '@/lib/language/en/dashboard';
import { DASHBOARD_PATH } from '@/lib/names/paths';
import type { OwnRepositoriesInput } from '@/lib/repositories/dashboard-schema';

type Props = {
  input: OwnRepositoriesInput;
  namespaces: readonly string[];
  words: DashboardMessages['repositories'];
};

/** A plain form: it works without a script, and its state is the address. */
export function OwnFilters({ input, namespaces, words }: Props) {
  const filtered = Boolean(input.q || input.namespace || input.visibility);
  return (
    <form
      key={JSON.stringify(input)}
      method="get"
      action={DASHBOARD_PATH}
      className="grid items-end gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      {input.sort === 'updated' ? null : <input type="hidden" name="sort" value={input.sort} />}
      <TextField name="q" type="search" label={words.search} defaultValue={input.q} maxLength={200} />
      <SelectField name="namespace" label={words.namespace} defaultValue={input.namespace}>
        <option value="">{words.all}</option>
        {namespaces.map((namespace) => (
          <option key={namespace} value={namespace}>
            {namespace}
          </option>
        ))}
      </SelectField>
      <SelectField name="visibility" label={words.visibility} defaultValue={input.visibility}>
        <option value="">{words.all}</option>
        <option value="public">{words.public}</option>
        <option value="private">{words.private}</option>
      </SelectField>
      <div className="flex items-center gap-3">
        <button type="submit" className="button">
          {words.filter}
        </button>
        {filtered ? (
          <Link href={DASHBOARD_PATH} prefetch={false} className="text-link text-sm">
            {words.reset}
          </Link>
        ) : null}
      </div>
    </form>
  );
}
