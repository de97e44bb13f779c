/** A zip archive that does not say when it was made, so that the same content is the same bytes. */

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfArchive = 0x06054b50;
/** 1 January 1980, the first day that zip knows, at midnight. */
const firstDay = 0x00210000;

/** Changes the bytes in place. */
export function withoutTime(archive: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.byteLength - 22;
  if (view.getUint32(end, true) !== endOfArchive) throw new Error('not a zip archive without comment');
  let at = view.getUint32(end + 16, true);
  while (view.getUint32(at, true) === centralHeader) {
    view.setUint32(at + 12, firstDay, true);
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) === localHeader) view.setUint32(local + 10, firstDay, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return archive;
}
