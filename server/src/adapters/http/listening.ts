import type { Server } from 'node:http';
import type { Server as Door } from 'node:net';
import { StartFailure } from '../../application/running/start-failure.ts';

/** Why the system does not give a port, in words for the operator; the error itself where it says something else. */
const refusedPort = (error: NodeJS.ErrnoException, port: number, variable: string): Error => {
  if (error.code === 'EADDRINUSE')
    return new StartFailure(
      `Cổng ${port} đang có chương trình khác dùng (xem bằng: ss -ltnp). Dừng chương trình đó, hoặc đặt ${variable} thành cổng khác.`,
      `Port ${port} is used by another program (ss -ltnp names it): stop that one, or set ${variable} to another port.`,
      error,
    );
  if (error.code === 'EACCES')
    return new StartFailure(
      `Hệ thống không cho dùng cổng ${port}. Cho dịch vụ quyền CAP_NET_BIND_SERVICE như tài liệu vận hành, hoặc đặt ${variable} thành cổng từ 1024 trở lên.`,
      `The system does not grant port ${port}: give the service CAP_NET_BIND_SERVICE as the operator’s guide says, or set ${variable} to one from 1024 up.`,
      error,
    );
  return error;
};

/**
 * Listens on all addresses, IPv4 and IPv6, or on one of this machine.
 * @param variable what the operator sets to choose another port
 * @throws StartFailure when the port is not to be had
 */
export const listen = (server: Door, port: number, variable: string, address?: string): Promise<void> =>
  new Promise((done, fail) => {
    const refuse = (error: NodeJS.ErrnoException): void => fail(refusedPort(error, port, variable));
    server.once('error', refuse);
    server.listen({ port, ...(address === undefined ? {} : { host: address }) }, () => {
      server.off('error', refuse);
      done();
    });
  });

/** Ends all connections and gives the port back. */
export const stopListening = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
