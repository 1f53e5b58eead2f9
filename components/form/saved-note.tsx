import { Check } from 'lucide-react';

/** Says that a change was taken; announced politely. */
export function SavedNote({ shown, text }: { shown: boolean; text: string }) {
  return (
    <p role="status" className="flex min-h-6 items-center gap-1 text-sm text-ok">
      {shown ? (
        <>
          <Check aria-hidden className="size-4" />
          {text}
        </>
      ) : null}
    </p>
  );
}
