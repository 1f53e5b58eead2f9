import { hash, verify } from '@node-rs/argon2';

// OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id in PHC string format. */
export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

let unknownUserHash: Promise<string> | undefined;

/** Takes as long for a user that does not exist (`stored` undefined) as for a wrong password. */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  unknownUserHash ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await unknownUserHash), password);
  return stored !== undefined && matches;
}
