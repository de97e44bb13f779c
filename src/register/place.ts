/** Where a register may lie: not beside its key, and not on a network drive. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { Refusal } from '../domain/problem.ts';
import type { Folders } from './user-folders.ts';

export function refusePlace(file: string, folders: Folders): void {
  if (isBesideKeys(file, folders)) throw new Refusal({ code: 'register-beside-key' });
  const type = fileSystemOf(file, folders.mounts);
  if (type !== undefined && isNetwork(type)) throw new Refusal({ code: 'network-drive', file, type });
}

export function isBesideKeys(file: string, { config }: Folders): boolean {
  const [inner, outer] = [resolve(dirname(file)), resolve(config)];
  return existsSync(outer) && (inner === outer || inner.startsWith(`${outer}${sep}`));
}

/** The type of the file system that holds the file, as the system calls it; undefined where it does not tell. */
export function fileSystemOf(file: string, mounts: string | undefined): string | undefined {
  if (mounts === undefined) return undefined;
  try {
    return typeIn(readFileSync(mounts, 'utf8'), realPlace(resolve(file)));
  } catch {
    return undefined;
  }
}

/** Links followed, as far as the path exists. */
function realPlace(path: string): string {
  if (existsSync(path) || dirname(path) === path) return realpathSync(path);
  return `${realPlace(dirname(path))}${sep}${path.slice(dirname(path).length)}`.replaceAll(`${sep}${sep}`, sep);
}

/** `36 35 98:0 / /srv/ov rw,noatime shared:1 - cifs //server/ov rw`: the longest mount point that the path is under; the last of equals lies on top. */
function typeIn(mountinfo: string, path: string): string | undefined {
  let [best, type]: [string, string | undefined] = ['', undefined];
  for (const line of mountinfo.split('\n')) {
    const [, , , , escaped = ''] = line.split(' ');
    const [, found] = / - (\S+) /.exec(line) ?? [];
    const point = escaped.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
    const isUnder = path === point || path.startsWith(point.endsWith('/') ? point : `${point}/`);
    if (found && point && isUnder && point.length >= best.length) [best, type] = [point, found];
  }
  return type;
}

/** SQLite's WAL needs memory that all who write share: over a network there is none. (9p can be either: not here.) */
export function isNetwork(type: string): boolean {
  return /^(nfs\d?|cifs|smb\d?|smbfs|smb3|ncpfs|afs|coda|ceph|lustre|gfs2?|ocfs2|davfs|glusterfs|beegfs)$|^fuse\.(sshfs|davfs2?|s3fs|rclone|glusterfs|ceph|cephfs|gvfsd-fuse|smbnetfs|curlftpfs|goofys)$/.test(
    type,
  );
}
