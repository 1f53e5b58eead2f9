import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `/_/nginx` is an official image's address, as on Docker Hub; folders that begin with “_” are no routes in Next.
  redirects: async () => [
    { source: '/r/library/:path+', destination: '/_/:path+', permanent: true },
    { source: '/r/_/:path+', destination: '/_/:path+', permanent: true },
  ],
  rewrites: async () => ({
    beforeFiles: [
      // `docker search` asks this first; a folder that begins with “_” is no route in Next.
      { source: '/v1/_ping', destination: '/v1/ping' },
      { source: '/_/:path+', destination: '/r/library/:path+' },
    ],
    afterFiles: [],
    fallback: [],
  }),
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'x-content-type-options', value: 'nosniff' },
        { key: 'x-frame-options', value: 'DENY' },
        { key: 'referrer-policy', value: 'same-origin' },
        { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=()' },
      ],
    },
  ],
  serverExternalPackages: ['@node-rs/argon2', 'sharp', 'pg'],
};

export default config;
