import { describe, expect, it } from 'vitest';
import { addressClass, mayConnectTo } from '@/lib/platform/network-address';

const inPublic = { allowPrivate: false };
const inside = { allowPrivate: true };

describe('an address of a server', () => {
  it.each(['93.184.215.14', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e'])(
    'on the internet (%s) may be connected to',
    (address) => {
      expect(addressClass(address)).toBe('public');
      expect(mayConnectTo(address, inPublic)).toBe(true);
    },
  );

  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['::1', 'loopback'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['fc00::1', 'private'],
    ['fd12:3456::1', 'private'],
    ['100.64.0.1', 'shared'],
    ['100.127.255.255', 'shared'],
  ])('inside (%s, %s) may be connected to only where that is allowed', (address, kind) => {
    expect(addressClass(address)).toBe(kind);
    expect(mayConnectTo(address, inPublic)).toBe(false);
    expect(mayConnectTo(address, inside)).toBe(true);
  });

  it.each([
    ['169.254.1.1', 'link-local'],
    ['fe80::1', 'link-local'],
    ['169.254.169.254', 'metadata'],
    ['169.254.170.2', 'metadata'],
    ['168.63.129.16', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.250', 'multicast'],
    ['ff02::1', 'multicast'],
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'unspecified'],
    ['::', 'unspecified'],
    ['192.0.2.1', 'documentation'],
    ['198.51.100.7', 'documentation'],
    ['203.0.113.9', 'documentation'],
    ['2001:db8::1', 'documentation'],
    ['3fff::1', 'documentation'],
    ['::ffff:10.0.0.1', 'embedded-ipv4'],
    ['::ffff:93.184.215.14', 'embedded-ipv4'],
    ['::ffff:0:10.0.0.1', 'embedded-ipv4'],
    ['::10.0.0.1', 'embedded-ipv4'],
    ['::7f00:1', 'embedded-ipv4'],
    ['64:ff9b::10.0.0.1', 'embedded-ipv4'],
    ['64:ff9b:1::a00:1', 'embedded-ipv4'],
    ['2002:a00:1::1', 'embedded-ipv4'],
    ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'embedded-ipv4'],
    ['255.255.255.255', 'reserved'],
    ['240.0.0.1', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['192.0.0.1', 'reserved'],
    ['fec0::1', 'private'],
    ['100::1', 'reserved'],
    ['4000::1', 'reserved'],
  ])('that is nobody’s web server (%s, %s) may not be connected to', (address, kind) => {
    expect(addressClass(address)).toBe(kind);
    expect(mayConnectTo(address, inPublic)).toBe(false);
    expect(mayConnectTo(address, inside)).toBe(kind === 'private');
  });

  it.each(['', 'example.org', '0x7f.1', '2130706433', '0177.0.0.1', '127.1', '1.2.3.4.5', 'fe80::1%eth0'])(
    'is not what %j says',
    (text) => {
      expect(mayConnectTo(text, inPublic)).toBe(false);
      if (!text.includes('%')) expect(addressClass(text)).toBeNull();
    },
  );

  it('in a listed network may be connected to, unless nothing may', () => {
    const listed = {
      allowPrivate: false,
      allowedNetworks: ['10.1.0.0/16', 'fd00::/8', '::/0', '169.254.0.0/16', '224.0.0.0/4'],
    };
    expect(mayConnectTo('10.1.2.3', listed)).toBe(true);
    expect(mayConnectTo('fd00::1', listed)).toBe(true);
    expect(mayConnectTo('10.2.2.3', listed)).toBe(false);
    expect(mayConnectTo('169.254.169.254', listed)).toBe(false);
    expect(mayConnectTo('224.0.0.1', listed)).toBe(false);
    expect(mayConnectTo('::ffff:10.1.2.3', listed)).toBe(false);
    expect(mayConnectTo('fd00:ec2::254', listed)).toBe(false);
  });
});
