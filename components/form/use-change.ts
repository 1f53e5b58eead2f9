'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';

/**
 * One change through the API: `run(input)`, `busy`, `error`, and `done` once it succeeded. Afterwards the page's server
 * part is read again, so that everything on it tells the truth.
 */
export function useChange<I, O>(send: (input: I) => Promise<O>, onDone?: (output: O, input: I) => void) {
  const router = useRouter();
  const { mutate, isPending, error, isSuccess, data, reset } = useMutation({
    mutationFn: send,
    onSuccess: (output, input) => {
      onDone?.(output, input);
      router.refresh();
    },
  });
  return { run: mutate, busy: isPending, error, done: isSuccess, data, reset };
}
