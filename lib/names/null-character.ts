/** For texts that go to Postgres, which keeps every character but this one: a query with it would fail. */
export const WITHOUT_NULL = /^[^\0]*$/;

export const holdsNull = (value: unknown): boolean => typeof value === 'string' && value.includes('\0');
