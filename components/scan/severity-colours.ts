import type { Severity } from '@/lib/scans/severity';

/** One fixed scale of hue; a letter or a word always stands beside it. */
export const SEVERITY_CHIP: Readonly<Record<Severity, string>> = {
  critical: 'bg-critical-soft text-critical',
  high: 'bg-high-soft text-high',
  medium: 'bg-medium-soft text-medium',
  low: 'bg-low-soft text-low',
  unknown: 'bg-unknown-soft text-unknown',
};
export const SEVERITY_BAR: Readonly<Record<Severity, string>> = {
  critical: 'bg-critical',
  high: 'bg-high',
  medium: 'bg-medium',
  low: 'bg-low',
  unknown: 'bg-unknown',
};
export const SEVERITY_FILL: Readonly<Record<Severity, string>> = {
  critical: 'fill-critical',
  high: 'fill-high',
  medium: 'fill-medium',
  low: 'fill-low',
  unknown: 'fill-unknown',
};
