/** Name of the migrated, empty database that each test file gets a copy of; bin/runtime/test-database.ts makes it. */
export const TEMPLATE_DATABASE = 'plimsoll_test_template';
