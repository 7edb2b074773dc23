/** The command with which another computer asks for the figures of a year, as an example to copy. */
export const statsCommand = (hubOrigin: string, secret: string, year: string): string =>
  `curl -H "Authorization: Bearer ${secret}" "${hubOrigin}/api/v1/stats?from=${year}-01-01&to=${year}-12-31"`;
