/** How a command can end: the codes of `help exit-koder`, and nothing else. */
export const exit = {
  done: 0,
  finding: 1,
  usage: 2,
  refused: 3,
  notFound: 4,
  busy: 5,
  integrity: 6,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];
