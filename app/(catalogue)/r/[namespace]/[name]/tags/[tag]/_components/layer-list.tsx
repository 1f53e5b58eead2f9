import { LayerShare } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/layer-share';
import { Section } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/section';
import { StepText } from '@/app/(catalogue)/r/[namespace]/[name]/tags/[tag]/_components/step-text';
import { splitInstruction } from '@/lib/images/instruction';
import { type LayerRow, type LayerRows, layerRows } from '@/lib/images/layer-rows';
import type { ImageView } from '@/lib/images/schema';
import type { ImagesMessages } from '@/lib/language/en/images';
import { counted, formatBytes } from '@/lib/language/format';

type Words = ImagesMessages['layers'];

function Unrecorded({ rows: { unrecorded, layerCount }, words }: { rows: LayerRows; words: Words }) {
  if (unrecorded === 0) return null;
  return (
    <p className="mb-3 max-w-[70ch] border-l-2 border-line-strong pl-2.5 text-sm text-ink-soft">
      {unrecorded === layerCount ? words.allUnrecorded : counted(words.someUnrecorded, unrecorded)}
    </p>
  );
}

/** Keywords of steps that are folded: `ENV ×3, CMD`. */
function keywordsOf(steps: readonly { instruction: string | null }[]): string {
  const counts = new Map<string, number>();
  for (const { instruction } of steps) {
    const keyword = instruction === null ? null : splitInstruction(instruction).keyword;
    if (keyword) counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
  }
  return [...counts].map(([keyword, count]) => (count > 1 ? `${keyword} ×${count}` : keyword)).join(', ');
}

function Row({ row, words }: { row: LayerRow; words: Words }) {
  if (row.kind === 'layer')
    return (
      <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 gap-y-1 border-t border-line py-2.5 sm:grid-cols-[1.75rem_minmax(0,1fr)_9rem]">
        <span className="text-right text-sm leading-6 text-ink-faint tabular-nums">
          <span className="sr-only">{words.step} </span>
          {row.number}
        </span>
        <StepText step={row} words={words} />
        <LayerShare size={row.size} share={row.share} words={words} />
      </li>
    );
  const keywords = keywordsOf(row.steps);
  return (
    <li className="border-t border-line py-2 pl-10">
      <details className="disclosure text-sm">
        <summary>
          <span>
            {counted(words.empty, row.steps.length)}
            {keywords ? <span className="text-ink-faint"> · {keywords}</span> : null}
          </span>
        </summary>
        <ol className="mt-1 grid gap-1.5 pb-1">
          {row.steps.map((step) => (
            <li key={step.number} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3">
              <span className="text-right leading-6 text-ink-faint tabular-nums">{step.number}</span>
              <StepText step={step} words={words} />
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}

/** The layers from the bottom up, each with what made it and how much it weighs. */
export function LayerList({ image, apiHref, words }: { image: ImageView; apiHref: string; words: Words }) {
  const rows = layerRows(image.layers);
  const size = image.layers.reduce((sum, layer) => sum + layer.size, 0);
  const { summary, layers } = { summary: words.summary, layers: counted(words.count, rows.layerCount) };
  return (
    <Section id="layers" title={words.heading} lead={`${summary(layers, formatBytes(size))}. ${words.lead}`}>
      <Unrecorded rows={rows} words={words} />
      {rows.rows.length === 0 ? <p className="text-ink-soft">{words.none}</p> : null}
      <ol className="border-b border-line empty:border-0">
        {rows.rows.map((row) => (
          <Row key={row.kind === 'layer' ? row.number : `empty ${row.steps[0]?.number}`} row={row} words={words} />
        ))}
      </ol>
      {rows.left > 0 ? (
        <p className="mt-2 text-sm">
          {counted(words.left, rows.left)}{' '}
          <a href={apiHref} className="text-link">
            {words.inApi}
          </a>
        </p>
      ) : null}
    </Section>
  );
}
