import { TriangleAlert } from 'lucide-react';

/** Says that a tag's base gets no more fixes: in words, with a sign, and in colour. */
export function EndOfLifeMark({ text }: { text: string }) {
  return (
    <span className="mt-1 inline-flex items-center gap-1 rounded bg-warn-soft px-1.5 text-xs leading-6 font-medium text-warn">
      <TriangleAlert aria-hidden="true" className="size-3.5" />
      {text}
    </span>
  );
}
