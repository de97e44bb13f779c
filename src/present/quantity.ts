/** Sizes as a person reads them. */

/** `812 kB`, `3,2 MB`, `1,5 GB` */
export function sizeWords(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  const [value, unit] = bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${value.toFixed(1).replace('.', ',')} ${unit}`;
}
