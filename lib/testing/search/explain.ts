import { db } from '@/lib/platform/db';

/** One node of what EXPLAIN (ANALYZE, FORMAT JSON) gives. */
export type PlanNode = {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Actual Loops': number;
  'Actual Rows': number;
  Plans?: PlanNode[];
};

/**
 * How the statements inside of a function are carried out, as auto_explain tells it: the statement of the function that reads
 * documents. @throws Error when nothing was told
 */
export async function planInside(call: string): Promise<PlanNode> {
  const client = await db().pool.connect();
  const told: string[] = [];
  const listen = ({ message }: { message?: string | undefined }) => told.push(message ?? '');
  client.on('notice', listen);
  try {
    await client.query(`LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on;
      SET auto_explain.log_analyze = on; SET auto_explain.log_timing = off; SET auto_explain.log_format = json; SET client_min_messages = log`);
    await client.query(`SELECT count(*) FROM ${call}`);
  } finally {
    client.off('notice', listen);
    client.release(true);
  }
  const plans = told.flatMap((message) => {
    const from = message.indexOf('{');
    if (from < 0 || !message.includes('search.documents')) return [];
    return [(JSON.parse(message.slice(from)) as { Plan: PlanNode }).Plan];
  });
  const [plan] = plans;
  if (!plan) throw new Error(`auto_explain told nothing of ${call}: ${told.join('\n')}`);
  return plan;
}

/** A node and all below it, from the top and from the first to the last. */
export const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
