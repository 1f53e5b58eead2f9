import { useId } from 'react';
import { CATEGORIES, type Category, MAX_CATEGORIES } from '@/lib/names/category';

type Props = {
  legend: string;
  hint: string;
  fault: string | undefined;
  names: Readonly<Record<Category, string>>;
  chosen: readonly Category[];
  readOnly: boolean;
  onChange: (chosen: Category[]) => void;
};

/** Up to three of the categories; once there are three, the others wait. */
export function CategoryChoice({ legend, hint, fault, names, chosen, readOnly, onChange }: Props) {
  const id = useId();
  const full = chosen.length >= MAX_CATEGORIES;
  return (
    <fieldset aria-describedby={`${id}-hint`} className="grid gap-1">
      <legend className="text-sm font-medium">{legend}</legend>
      <div className="grid gap-x-4 sm:grid-cols-2 xl:grid-cols-3">
        {CATEGORIES.map((category) => {
          const checked = chosen.includes(category);
          return (
            <label
              key={category}
              className="flex min-h-8 items-center gap-2 text-sm has-disabled:text-ink-faint has-checked:font-medium has-checked:text-ink"
            >
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-accent"
                checked={checked}
                disabled={readOnly || (full && !checked)}
                onChange={() =>
                  onChange(checked ? chosen.filter((other) => other !== category) : [...chosen, category])
                }
              />
              {names[category]}
            </label>
          );
        })}
      </div>
      <p id={`${id}-hint`} className={`text-sm ${fault ? 'text-danger' : 'text-ink-soft'}`}>
        {fault ?? hint}
      </p>
    </fieldset>
  );
}
