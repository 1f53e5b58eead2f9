import { pinyin } from 'pinyin-pro';
import type { Database } from '@/lib/platform/db';

const AT_ONCE = 500;

/** How Chinese words are read: in syllables, in one, and by their initials: 阿里云 → `a li yun aliyun aly`. */
export function readingOf(text: string): string {
  const readings = text.match(/[\u3400-\u9fff]+/g)?.map((run) => {
    const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true });
    return [...syllables, syllables.join(''), syllables.map((syllable) => syllable[0]).join('')].join(' ');
  });
  return readings?.join(' ') ?? '';
}

/** Writes how the names of publishers are read whose Chinese names are new or have changed. @returns how many */
export async function writePinyin({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ id: string; names: string }>(
    `SELECT id, display_name || ' ' || coalesce(display_name_zh, '') AS names FROM publishers
     WHERE pinyin IS NULL AND (display_name || coalesce(display_name_zh, '')) ~ '[\\u3400-\\u9fff]' LIMIT ${AT_ONCE}`,
  );
  for (const { id, names } of rows)
    await pool.query(
      `UPDATE publishers SET pinyin = $2 WHERE id = $1 AND display_name || ' ' || coalesce(display_name_zh, '') = $3`,
      [id, readingOf(names), names],
    );
  return rows.length;
}
