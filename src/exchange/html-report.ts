export function htmlOf(_: unknown): never { throw new Error('not built yet'); }
