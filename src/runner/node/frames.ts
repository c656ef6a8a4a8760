import { writeSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { deserialize, serialize } from 'node:v8';

/** Messages over a stream of bytes: four bytes of length, then the message as the structured clone algorithm writes it. */
const lengthBytes = 4;

/** Writes a message and returns when all of it is written. */
export function writeFrame(file: number, message: unknown): void {
  const body = serialize(message);
  const head = Buffer.alloc(lengthBytes);
  head.writeUInt32LE(body.length);
  const frame = Buffer.concat([head, body]);
  for (let written = 0; written < frame.length;) written += writeSync(file, frame, written);
}

/** Hands each whole message to `take`. What a broken writer left unfinished is dropped. */
export function readFrames(stream: Readable, take: (message: unknown) => void): void {
  let pending = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= lengthBytes) {
      const end = lengthBytes + pending.readUInt32LE();
      if (pending.length < end) return;
      const message: unknown = deserialize(pending.subarray(lengthBytes, end));
      pending = pending.subarray(end);
      take(message);
    }
  });
}
