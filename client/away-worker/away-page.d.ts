/** The page that waits for the hub, whole, as the build puts it together (`client/away-worker-build.ts`); `{{nonce}}` is left to fill in. */
declare module 'away-page' {
  export const awayPage: string;
}
