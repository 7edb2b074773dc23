/** Whether a host name means "this very machine": an address with it is of no use on any other PC. */
export const isOwnAddress = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./u.test(hostname);
