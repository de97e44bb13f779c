/** A seal: the journal's end, written so that it can be printed, typed and compared. */
export interface Seal {
  readonly seq: number;
  readonly mac: string;
}

/** `KXS1 1234 0123abcd …`: the number of entries, then the last one's signature in groups of eight. */
export function writeSeal({ seq, mac }: Seal): string {
  return `KXS1 ${seq} ${mac.match(/.{8}/g)?.join(' ') ?? ''}`;
}

/** Undefined when the text is no seal. White space does not count. */
export function readSeal(text: string): Seal | undefined {
  const [, seq = '', rest = ''] = /^\s*KXS1\s+(\d+)\s+([0-9a-fA-F\s]+)$/.exec(text) ?? [];
  const mac = rest.replace(/\s/g, '').toLowerCase();
  return mac.length === 64 ? { seq: Number(seq), mac } : undefined;
}
