/** Whether a URL's `hostname` is this machine itself, so that nobody on a network can listen. */
export const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
