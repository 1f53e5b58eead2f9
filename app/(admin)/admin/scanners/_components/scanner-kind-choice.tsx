import type { ScannersMessages } from '@/lib/language/en/scanners';
import { SCANNER_KINDS, type ScannerKind } from '@/lib/scans/scanners/schema';

type Props = { chosen: ScannerKind; onChange: (kind: ScannerKind) => void; words: ScannersMessages };

export function ScannerKindChoice({ chosen, onChange, words: { form, kinds, kindHints } }: Props) {
  return (
    <fieldset className="grid gap-2 sm:grid-cols-3">
      <legend className="mb-1 text-sm font-medium">{form.kind}</legend>
      {SCANNER_KINDS.map((kind) => (
        <label
          key={kind}
          className="flex gap-3 rounded-lg border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name="use"
            className="mt-1 size-4 shrink-0 accent-accent"
            checked={chosen === kind}
            onChange={() => onChange(kind)}
          />
          <span>
            <span className="block font-medium">{kinds[kind]}</span>
            <span className="block text-sm text-ink-soft">{kindHints[kind]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
