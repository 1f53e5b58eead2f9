/** The kinds of failure a verb can report; the HTTP edge maps each to one status (lib/api/problem.ts). */
export type ErrorCode =
  | 'invalid'
  | 'not_found'
  | 'forbidden'
  | 'unauthenticated'
  | 'conflict'
  | 'too_large'
  | 'too_many'
  | 'unavailable';

/** A failure that its reader can act on: the message is a sentence for them, `details` names the parts at fault. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** Also for what exists but may not be seen: the two must not be told apart. */
export const repositoryNotFound = (name: string): AppError =>
  new AppError('not_found', `There is no repository “${name}”.`, { repository: name });

export const publisherNotFound = (namespace: string): AppError =>
  new AppError('not_found', `There is no publisher “${namespace}”.`, { namespace });

export const assetNotFound = (): AppError => new AppError('not_found', 'There is no such file.');

export type InvalidParameter = { name: string; reason: string; allowed?: readonly string[] };

export const invalidParameters = (parameters: readonly InvalidParameter[]): AppError =>
  new AppError('invalid', parameters.map(({ name, reason }) => `${name}: ${reason}`).join(' '), {
    invalidParameters: parameters,
  });

/** For what only somebody who signed in can do. */
export const signInFirst = (): AppError =>
  new AppError('unauthenticated', 'Sign in first, or send an access token: “Authorization: Bearer plim_…”.');

export const notAllowed = (detail: string, details: Readonly<Record<string, unknown>> = {}): AppError =>
  new AppError('forbidden', detail, details);

/** @param retryAfter seconds until the next try has a chance */
export const tooMany = (detail: string, retryAfter: number): AppError =>
  new AppError('too_many', detail, { retryAfter });
