import { connect, createServer, type Socket } from 'node:net';

export type Relay = { port: number; stop: () => void };

/** What a relay does with data on its way: what to send on instead, or nothing to swallow it. */
export type Tamper = { toServer?: (data: Buffer) => Buffer; toClient?: (data: Buffer) => Buffer };

/** Someone in the middle, on loopback: passes connections on to `port`, tampering with what goes through. */
export async function startRelay(port: number, tampering: () => Tamper): Promise<Relay> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    const { toServer = (data) => data, toClient = (data) => data } = tampering();
    for (const [from, to, change] of [
      [client, upstream, toServer],
      [upstream, client, toClient],
    ] as const) {
      sockets.add(from);
      from.on('data', (data: Buffer) => to.write(change(data)));
      from.on('close', () => to.destroy());
      from.on('error', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
