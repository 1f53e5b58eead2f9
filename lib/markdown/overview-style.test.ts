import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TOKEN_KINDS } from '@/lib/markdown/highlighter';

const css = readFileSync(new URL('../../app/overview.css', import.meta.url), 'utf8');

function themeColors(variable: string): [light: string, dark: string] {
  const [, light, dark] = new RegExp(`--${variable}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css) ?? [];
  if (!light || !dark) throw new Error(`overview.css gives --${variable} no light and dark colour.`);
  return [light, dark];
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('the colours of code', () => {
  it('puts code on the two backgrounds that the colours were chosen for', () => {
    expect(themeColors('overview-code-background')).toEqual(['#f6f8fa', '#0d1420']);
  });

  it.each(['overview-code-text', ...TOKEN_KINDS.map((kind) => `code-${kind}`)])(
    '--%s can be read on the code background in both themes (WCAG AA, 4.5:1)',
    (variable) => {
      const [lightBackground, darkBackground] = themeColors('overview-code-background');
      const [light, dark] = themeColors(variable);
      expect(contrast(light, lightBackground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark, darkBackground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([...TOKEN_KINDS])('code-%s has a rule', (kind) => {
    expect(css).toContain(`.overview .code-${kind} {`);
  });

  it('loads nothing: no url(), no import', () => {
    expect(css).not.toMatch(/url\(|@import/i);
  });
});
