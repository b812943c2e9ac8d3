// A PDF that grows on the disk, object by object: memory holds one part at a time, whatever the whole weighs.
import { createHash } from 'node:crypto';
import { closeSync, constants, copyFileSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';

const BLOCK = 1 << 20;
const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');

/** A file under way. `abandon` leaves nothing behind. */
export class GrowingPdf {
  #path;
  #fd;
  #hash;
  #held = [];
  #heldSize = 0;
  /** Bytes so far, those still held included. */
  size = 0;
  /** Where each object begins, by its number. */
  offsets = [];

  /** @param {string} path a new file, or a copy of what `from` has written so far */
  constructor(path, from) {
    this.#path = path;
    if (from === undefined) {
      this.#fd = openSync(path, 'wx', 0o600);
      this.#hash = createHash('sha256');
      this.#put(HEADER);
      return;
    }
    from.#flush();
    try {
      copyFileSync(from.#path, path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      this.#fd = openSync(path, 'a');
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
    this.#hash = from.#hash.copy();
    this.size = from.size;
    this.offsets = [...from.offsets];
  }

  #put(bytes) {
    this.size += bytes.length;
    this.#held.push(bytes);
    this.#heldSize += bytes.length;
    if (this.#heldSize >= BLOCK) this.#flush();
  }

  #flush() {
    const bytes = this.#held.length === 1 ? this.#held[0] : Buffer.concat(this.#held);
    this.#held = [];
    this.#heldSize = 0;
    if (bytes === undefined) return;
    this.#hash.update(bytes);
    // A disk that fills up takes a part first and says so only at the next write.
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at);
  }

  /** Writes an object of pdf-lib under its reference. */
  object(ref, object) {
    this.offsets[ref.objectNumber] = this.size;
    const head = `${ref.objectNumber} 0 obj\n`;
    const bytes = Buffer.alloc(head.length + object.sizeInBytes() + 8);
    bytes.write(head, 'latin1');
    const end = head.length + object.copyBytesInto(bytes, head.length);
    bytes.write('\nendobj\n', end, 'latin1');
    this.#put(bytes);
  }

  /** Cross-reference table and trailer; then the bytes are on the disk itself. Gives hash and size. */
  end(root, info) {
    this.#flush();
    const count = this.offsets.length;
    const id = this.#hash.copy().update(String(this.size)).digest('hex').slice(0, 32);
    const start = this.size;
    const lines = [`xref\n0 ${count}\n0000000000 65535 f \n`];
    for (let number = 1; number < count; number += 1) {
      const offset = this.offsets[number];
      lines.push(offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`);
    }
    lines.push(
      `trailer\n<< /Size ${count} /Root ${root} /Info ${info} /ID [<${id}> <${id}>] >>\nstartxref\n${start}\n%%EOF\n`,
    );
    this.#put(Buffer.from(lines.join(''), 'latin1'));
    this.#flush();
    fsyncSync(this.#fd);
    closeSync(this.#fd);
    this.#fd = undefined;
    return { sha256: this.#hash.digest('hex'), size: this.size };
  }

  /** Forgets the file, whatever state it is in. */
  abandon() {
    try {
      if (this.#fd !== undefined) closeSync(this.#fd);
    } finally {
      this.#fd = undefined;
      rmSync(this.#path, { force: true });
    }
  }
}
