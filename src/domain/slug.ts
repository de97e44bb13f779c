/** "Vård i familjehem" becomes `vard-i-familjehem`: how a name is compared with the words in `data/`. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
}
