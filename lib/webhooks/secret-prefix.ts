/** With which Standard Webhooks marks a secret: what follows is base64. */
export const SECRET_PREFIX = 'whsec_';
