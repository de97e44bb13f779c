import rulebook from '../data/rulebook.json' with { type: 'json' };
import { version } from '../package.json';

/** Put in when the program is built (build.mjs): short, with a plus when files had been changed; empty without git. */
declare const builtFromCommit: string | undefined;

const { version: rules } = rulebook;
const commit = typeof builtFromCommit === 'undefined' ? '' : builtFromCommit;

/** "kalix-ov 0.1.0 (commit 1a2b3c4, regler …)": which program, and which edition of the built-in rulebook. */
export function versionText(): string {
  return `kalix-ov ${version} (commit ${commit || 'okänd'}, regler ${rules})`;
}

export function versionJson(): unknown {
  return { version, commit: commit || null, rules };
}
