import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The most memory that a process held at once, in megabytes; null where the system does not say (only Linux does). */
export function peakMegabytes(pid: number): number | null {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}

/** From now on the peak is that of what comes (proc(5), clear_refs). */
export function forgetPeak(pid: number): void {
  const file = `/proc/${pid}/clear_refs`;
  if (existsSync(file)) writeFileSync(file, '5');
}
