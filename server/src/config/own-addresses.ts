import { hostname, networkInterfaces, type NetworkInterfaceInfo } from 'node:os';

/** Networks that a machine makes for itself, for its containers and virtual machines: no commune is on them. */
const madeHere = /^(docker\d*|br-[0-9a-f]{12}|veth.*|virbr\d+|lxcbr\d+|lxdbr\d+|cni\d*|podman\d+)$/;

const reachable = (interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]>): NetworkInterfaceInfo[] =>
  Object.entries(interfaces())
    .filter(([name]) => !madeHere.test(name))
    .flatMap(([, entries = []]) => entries)
    .filter(({ internal, address }) => !internal && !/^(fe80:|169\.254\.)/.test(address));

/**
 * The addresses by which other machines can reach this one now; none without a network. Link-local IPv6 is left out, since it needs a zone,
 * and so is what only the machine's own containers and virtual machines can reach.
 */
export const ownAddresses = (interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces): string[] =>
  reachable(interfaces).map(({ address }) => address);

/** Ends of tunnels and of telephone lines: whoever is in their networks is elsewhere. */
const leadsElsewhere = /^(tun|tap|wg|ppp|tailscale|zt|ipsec|vti|gre)/;

/** The networks in which those addresses are, as `10.1.2.3/24`, but for those to which a tunnel leads. */
export const ownNetworks = (interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces): string[] =>
  reachable(() =>
    Object.fromEntries(Object.entries(interfaces()).filter(([name]) => !leadsElsewhere.test(name))),
  ).flatMap(({ cidr }) => cidr ?? []);

/** Every host name and address by which this machine may be reached now, also those by which only its own containers do. */
export const namesOfMachine = (
  interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces,
  host = hostname(),
): string[] => {
  const short = host.split('.')[0] ?? host;
  const addresses = Object.values(interfaces()).flatMap((entries = []) => entries.map(({ address }) => address));
  return [host, short, `${short}.local`, ...addresses];
};
