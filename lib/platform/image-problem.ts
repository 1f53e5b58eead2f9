import { AppError } from '@/lib/platform/errors';

/** Why a picture was not taken: `details.reason` of the errors of `reencodeImage`. */
export type ImageProblem =
  | 'too-large'
  | 'wrong-type'
  | 'unreadable'
  | 'dimensions'
  | 'too-many-pixels'
  | 'too-many-frames'
  | 'unsafe-svg'
  | 'too-complex';

export const imageProblem = (
  reason: ImageProblem,
  sentence: string,
  details: Readonly<Record<string, unknown>> = {},
): AppError => new AppError(reason === 'too-large' ? 'too_large' : 'invalid', sentence, { reason, ...details });

export const unreadableImage = (): AppError =>
  imageProblem('unreadable', 'The picture is damaged or incomplete. Save it again and try once more.');
