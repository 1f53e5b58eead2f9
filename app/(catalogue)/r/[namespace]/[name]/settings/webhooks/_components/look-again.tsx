'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

const EVERY_MS = 1500;
const TIMES = 20;

/** Reads the page anew for a while: something on it is just being sent. */
export function LookAgain() {
  const router = useRouter();
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (times >= TIMES) return;
    const timer = setTimeout(() => {
      router.refresh();
      setTimes(times + 1);
    }, EVERY_MS);
    return () => clearTimeout(timer);
  }, [times, router]);
  return null;
}
