'use client';

import { useState } from 'react';
import type { OverviewEditorMessages } from '@/lib/language/en/overview-editor';
import { fillIn } from '@/lib/language/format';
import { repositoryApiPath } from '@/lib/names/paths';
import type { RepositoryName } from '@/lib/names/repository-name';
import type { AddedImage } from '@/lib/repositories/overview-schema';

export type Upload = {
  id: number;
  name: string;
  /** 0 to 1 */
  progress: number;
  /** Why it failed */
  problem: string | null;
};

const nameOf = (file: File): string => file.name.replace(/\.[^.]*$/, '').replace(/[[\]()\\\n]/g, ' ');

/** `fetch` does not say how much of a body was sent. */
function send(path: string, file: File, onProgress: (part: number) => void, lost: string): Promise<AddedImage> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${path}/images?alt=${encodeURIComponent(nameOf(file).slice(0, 200))}`);
    request.setRequestHeader('content-type', file.type);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && onProgress(loaded / total);
    request.onerror = () => reject(new Error(lost));
    request.onload = () => {
      const answer = request.response as (AddedImage & { detail?: string }) | null;
      if (request.status === 201 && answer) resolve(answer);
      else reject(new Error(answer?.detail ?? request.statusText));
    };
    request.send(file);
  });
}

/** Sends pictures, each with a placeholder in the text that its Markdown takes the place of. */
export function useUploads(
  repository: RepositoryName,
  words: OverviewEditorMessages,
  { insert, change }: { insert: (text: string) => void; change: (next: (before: string) => string) => void },
) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const patch = (id: number, fields: Partial<Upload>) =>
    setUploads((before) => before.map((upload) => (upload.id === id ? { ...upload, ...fields } : upload)));
  const dismiss = (id: number) => setUploads((before) => before.filter((upload) => upload.id !== id));

  const start = async (file: File, id: number): Promise<void> => {
    const placeholder = `![${fillIn(words.uploadPlaceholder, { name: nameOf(file) })}](#${id})`;
    insert(placeholder);
    try {
      const progress = (part: number) => patch(id, { progress: part });
      const { markdown } = await send(repositoryApiPath(repository), file, progress, words.uploadLost);
      change((before) => before.replace(placeholder, () => markdown));
      dismiss(id);
    } catch (error) {
      change((before) => before.replace(placeholder, ''));
      patch(id, { problem: error instanceof Error ? error.message : words.uploadLost });
    }
  };

  const add = (files: readonly File[]): void => {
    const first = Date.now();
    const fresh = files.map((file, index) => ({ id: first + index, name: file.name, progress: 0, problem: null }));
    setUploads((before) => [...before, ...fresh]);
    files.forEach((file, index) => void start(file, first + index));
  };
  return { uploads, add, dismiss, busy: uploads.some(({ problem }) => problem === null) };
}
