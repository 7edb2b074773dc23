/**
 * The https address of the hub, with its port, for a page that was loaded over https; null for one that was not, since nothing
 * tells on which port the hub listens for https then.
 */
export const secureAddress = ({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string | null =>
  protocol === 'https:' ? `https://${host}/` : null;
