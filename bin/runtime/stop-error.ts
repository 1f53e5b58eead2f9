/** Ends a command with one sentence for its user instead of a stack trace. */
export class StopError extends Error {
  override readonly name = 'StopError';
}
