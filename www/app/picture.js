/**
 * Pictures that carry their chart: the spec and the figures in a chunk of text that any PNG may have (iTXt, keyword
 * `kimngach`). Dropped on the page, such a picture is the chart again.
 */

const KEY = 'kimngach\0\0\0\0\0';
const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** More figures than this are left out of the picture. */
const MOST = 256_000;

/** CRC-32 as PNG has it. @param {Uint8Array} bytes */
function crc(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let i = 0; i < 8; i++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

/** @param {Blob} blob a PNG @param {{spec: object, name: string, tidy?: string}} chart @returns {Promise<Blob>} */
export async function withChart(blob, { spec, name, tidy }) {
  const text = JSON.stringify({ version: 1, spec, name, ...(tidy?.length <= MOST ? { tidy } : {}) });
  const data = new TextEncoder().encode(`iTXt${KEY}${text}`);
  const frame = new DataView(new ArrayBuffer(8));
  frame.setUint32(0, data.length - 4);
  frame.setUint32(4, crc(data));
  // Behind signature and header, which are 33 bytes in every PNG.
  return new Blob([blob.slice(0, 33), frame.buffer.slice(0, 4), data, frame.buffer.slice(4), blob.slice(33)], { type: 'image/png' });
}

/** @param {Blob} blob @returns {Promise<{spec: object, name?: string, tidy?: string} | undefined>} */
export async function chartIn(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) return undefined;
  const view = new DataView(bytes.buffer);
  const words = new TextDecoder();
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const kind = words.decode(bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) return undefined;
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'iTXt' && words.decode(data.subarray(0, KEY.length)) === KEY) {
      try {
        const found = JSON.parse(words.decode(data.subarray(KEY.length)));
        return found?.spec && typeof found.spec === 'object' ? found : undefined;
      } catch { return undefined; }
    }
    at += 12 + length;
  }
  return undefined;
}
