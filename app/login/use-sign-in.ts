'use client';

import { useState } from 'react';
import { sendSignIn } from '@/app/login/send-sign-in';
import { type SignInWords, signInSentence } from '@/app/login/sign-in-sentence';

type Form = Parameters<typeof sendSignIn>[0];

/**
 * Signing in with a form of ours: first name and password; when those were right and a second factor is set up, all of
 * it once more with the code.
 */
export function useSignIn(words: SignInWords, destination: string, firstProblem = '') {
  const [problem, setProblem] = useState(firstProblem);
  const [busy, setBusy] = useState(false);
  const [proved, setProved] = useState<{ form: Form; fields: Record<string, string> } | null>(null);
  const run = async (form: Form, fields: Record<string, string>) => {
    setBusy(true);
    setProblem('');
    try {
      const error = await sendSignIn(form, fields);
      // A whole new document: everything on it may look different to who is signed in.
      if (error === null) return window.location.assign(destination);
      if (error === 'link') return window.location.assign('/login/link');
      if (error === 'second-factor') setProved({ form, fields });
      else setProblem(signInSentence(words, error));
    } catch (error) {
      console.error(error);
      setProblem(words.problems.other.failed);
    }
    setBusy(false);
  };
  return {
    problem,
    busy,
    run,
    /** Set once a code is asked for. */
    sendCode: proved && ((code: string) => run(proved.form, { ...proved.fields, code })),
    startOver: () => {
      setProved(null);
      setProblem('');
    },
  };
}
