/** Why the embedded AWS does not start, so that a program can tell; the message says it to a person, with the remedy. */
export type Obstacle =
  'port-taken' | 'disk-full' | 'no-permission' | 'folder-in-use' | 'folder-older' | 'folder-newer';

/** The embedded AWS cannot start or go on for a reason the operator can remove. */
export class CannotStart extends Error {
  readonly obstacle: Obstacle;
  constructor(message: string, obstacle: Obstacle = 'folder-in-use', cause?: unknown) {
    super(message, { cause });
    this.name = 'CannotStart';
    this.obstacle = obstacle;
  }
}

/** Does what touches `folder`, and says the two usual troubles of disks plainly. */
export async function onDisk<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new CannotStart(
        `The disk of ${folder} is full: free some space and start again.`,
        'disk-full',
        error,
      );
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
      throw new CannotStart(
        `${folder} cannot be written to: change its owner or choose another data folder.`,
        'no-permission',
        error,
      );
    throw error;
  }
}

/** The system's error code of anything thrown, or of its cause. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string' && error.code !== 'LEVEL_DATABASE_NOT_OPEN')
    return error.code;
  return codeOf(error.cause);
}
