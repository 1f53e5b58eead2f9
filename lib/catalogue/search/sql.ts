import { createHash } from 'node:crypto';
import { db } from '@/lib/platform/db';

/** SQL text with its parameters; `$n` numbers are given as values are added. */
export class Sql {
  readonly values: unknown[] = [];

  /** Adds a value. @returns its placeholder */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** Runs the text with these values, prepared once on each connection. */
  async rows<Row extends object>(text: string): Promise<Row[]> {
    const name = `search-${createHash('sha1').update(text).digest('base64url')}`;
    return (await db().pool.query<Row>({ name, text, values: this.values })).rows;
  }
}

export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
