import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { DnsRecord } from '../../cli/operator/dns-records.ts';

const TYPES: Record<number, DnsRecord['type']> = { 5: 'CNAME', 15: 'MX', 16: 'TXT' };

/** A DNS server on loopback that knows the records in `records`, which may change while it runs, and nothing else. */
export async function startNameServer(records: DnsRecord[]) {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const reply = answerTo(query, records);
    socket.send(reply, from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    /** As `goodword doctor --dns` wants it. */
    address: `127.0.0.1:${socket.address().port}`,
    async close(): Promise<void> {
      socket.close();
      await once(socket, 'close');
    },
  };
}

/** RFC 1035, 4.1: the question again, and the answers that point to its name. */
function answerTo(query: Buffer, records: DnsRecord[]): Buffer {
  let at = 12;
  const labels: string[] = [];
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const type = query.readUInt16BE(at + 1);
  const name = labels.join('.').toLowerCase();
  const found = records.filter((record) => record.name.toLowerCase() === name && record.type === TYPES[type]);
  const head = Buffer.from(query.subarray(0, 12));
  head.writeUInt16BE(0x8580, 2);
  head.writeUInt16BE(found.length, 6);
  head.writeUInt16BE(0, 8);
  head.writeUInt16BE(0, 10);
  return Buffer.concat([head, query.subarray(12, at + 5), ...found.map((record) => answerOf(record, type))]);
}

function answerOf({ type, value }: DnsRecord, code: number): Buffer {
  const data = type === 'CNAME' ? nameOf(value) : type === 'MX' ? exchange(value) : textOf(value);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

const nameOf = (name: string): Buffer => Buffer.concat([...name.split('.').map(counted), Buffer.from([0])]);

function exchange(value: string): Buffer {
  const [priority = '', host = ''] = value.split(' ');
  const number = Buffer.alloc(2);
  number.writeUInt16BE(Number(priority), 0);
  return Buffer.concat([number, nameOf(host)]);
}

/** In pieces, as a long text has to be. */
const textOf = (text: string): Buffer => Buffer.concat((text.match(/[^]{1,20}/g) ?? ['']).map(counted));

const counted = (text: string): Buffer =>
  Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')]);
