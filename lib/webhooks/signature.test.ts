import { describe, expect, it } from 'vitest';
import { signMessage } from '@/lib/webhooks/signature';

describe('the signature of a message', () => {
  it('is that of the Standard Webhooks reference', () => {
    const signature = signMessage(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1_614_265_330,
      '{"test": 2432232314}',
    );
    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('covers identity, time and every byte of the body', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const all = [
      signMessage(secret, 'a', 1, '{}'),
      signMessage(secret, 'b', 1, '{}'),
      signMessage(secret, 'a', 2, '{}'),
      signMessage(secret, 'a', 1, '{ }'),
      signMessage('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx', 'a', 1, '{}'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});
