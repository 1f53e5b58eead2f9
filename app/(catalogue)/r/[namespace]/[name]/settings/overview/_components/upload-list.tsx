import type { Upload } from '@/app/(catalogue)/r/[namespace]/[name]/settings/overview/_components/use-uploads';
import type { OverviewEditorMessages } from '@/lib/language/en/overview-editor';
import { fillIn } from '@/lib/language/format';

type Props = { uploads: readonly Upload[]; words: OverviewEditorMessages; onDismiss: (id: number) => void };

/** Pictures on their way, and those that could not be added. */
export function UploadList({ uploads, words, onDismiss }: Props) {
  return (
    <ul aria-live="polite" className="grid gap-1 text-sm empty:hidden">
      {uploads.map(({ id, name, progress, problem }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {problem === null ? (
            <>
              <span className="wrap-anywhere">{fillIn(words.uploading, { name })}</span>
              <progress value={progress} max={1} aria-label={fillIn(words.uploading, { name })} className="h-2 w-40" />
            </>
          ) : (
            <>
              <span className="wrap-anywhere text-danger">{fillIn(words.uploadFailed, { name, reason: problem })}</span>
              <button type="button" className="text-link" onClick={() => onDismiss(id)}>
                {words.dismiss}
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
