/**
 * A program of the tests: reconciles a registry of a test's database, so that what it needs of memory can be limited
 * from outside. Arguments: URL of the database, id of the registry. Prints the report as JSON, or why there is none.
 */
import { systemActor } from '@/lib/access/actor';
import { closeDatabase, openDatabase, setDatabase } from '@/lib/platform/db';
import { registryProblemOf } from '@/lib/registry/registry-failure';
import { reconcileRegistry } from '@/lib/registry-sync/reconcile-registry';

const [, , url = '', registryId = ''] = process.argv;
setDatabase(openDatabase(url, 4));
try {
  console.log(JSON.stringify(await reconcileRegistry(systemActor('test'), registryId)));
} catch (error) {
  const reason = registryProblemOf(error);
  if (reason === undefined) throw error;
  console.log(JSON.stringify({ reason }));
} finally {
  await closeDatabase();
}
