import { z } from 'zod';
import { type InvalidParameter, invalidParameters } from '@/lib/platform/errors';

/** What a parameter may be, in words, from the schema it is checked with. */
function allowedValues(schema: z.ZodType): readonly string[] | undefined {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    enum?: unknown[];
    items?: { enum?: unknown[] };
  };
  const values = json.enum ?? json.items?.enum;
  return values?.map(String);
}

const isList = (schema: z.ZodType): boolean =>
  (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as { type?: string }).type === 'array';

/**
 * Query parameters as the schema's type: a list collects its repetitions, anything else may stand once.
 * @throws AppError `invalid` naming every unknown, repeated or wrong parameter, with what is allowed
 */
export function parseQuery<S extends z.ZodObject>(schema: S, query: URLSearchParams): z.output<S> {
  const shape: Record<string, z.ZodType> = schema.shape as Record<string, z.ZodType>;
  const known = Object.keys(shape);
  const faults: InvalidParameter[] = [];
  const given: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const values = query.getAll(name);
    if (!field)
      faults.push({ name, reason: `There is no such parameter. Allowed are ${known.join(', ')}.`, allowed: known });
    else if (isList(field)) given[name] = values;
    else if (values.length > 1) faults.push({ name, reason: 'It may be given only once.' });
    else given[name] = values[0];
  }
  const result = schema.safeParse(given);
  for (const issue of result.success ? [] : result.error.issues) {
    const name = String(issue.path[0]);
    if (faults.some((fault) => fault.name === name)) continue;
    const allowed = shape[name] && allowedValues(shape[name]);
    faults.push({
      name,
      ...(allowed ? { reason: `Allowed values are ${allowed.join(', ')}.`, allowed } : { reason: `${issue.message}.` }),
    });
  }
  if (faults.length > 0 || !result.success) throw invalidParameters(faults);
  return result.data;
}
