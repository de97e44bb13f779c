export function reportPage(_: unknown): unknown {
  return _;
}
