import { authSecret } from '@/lib/platform/auth-secret';
import { deriveKey } from '@/lib/platform/secret-box';

/** What the placeholders of deletions are sealed with; another one after NEXTAUTH_SECRET was changed. */
export const placeholderKey = (): Buffer => deriveKey(authSecret(), 'placeholders of deletions');
