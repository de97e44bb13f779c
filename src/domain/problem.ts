/**
 * Everything that can go wrong for a user, as a code with arguments. The Swedish wording and the exit code stand in
 * `src/present/problem/`. No argument ever holds personal data: a value that a user typed is named by where it
 * stood, never repeated.
 */
import type { Action, Role } from './access/role.ts';
import type { Citation } from './citation.ts';

/** Where a value was given: a flag (`--today`), a key in JSON (`facts.age`), a cell (line and column) or a prompt. */
export type Place =
  | { readonly flag: string }
  | { readonly key: string; readonly line?: number }
  | { readonly line: number; readonly column: string };

export type StepName =
  | 'execute'
  | 'interrupt'
  | 'resume'
  | 'close'
  | 'follow-up'
  | 'offer'
  | 'contact'
  | 'plan'
  | 'changed'
  | 'schedule'
  | 'object'
  | 'share'
  | 'concern';
export type PhaseName =
  | 'not-yet'
  | 'applied'
  | 'refused'
  | 'waiting'
  | 'running'
  | 'partly-running'
  | 'interrupted'
  | 'closed'
  | 'renewed';

/** The seven points of a genomförandeplan (guideline 15). */
export type PlanPointName =
  | 'goal'
  | 'execution'
  | 'followUp'
  | 'otherPrincipals'
  | 'closeContacts'
  | 'boardContact'
  | 'personsView';

/** A row of an import that cannot be stored: where, and why. Never what stood there. */
export interface BadRow {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

export type Problem =
  // 2: usage and invalid input
  | { readonly code: 'unknown-command'; readonly nearest?: string }
  | { readonly code: 'unknown-flag'; readonly flag: string; readonly nearest?: string }
  /** As the command's help has it: the argument's name, what it is, and the command with its arguments. */
  | { readonly code: 'missing-argument'; readonly name: string; readonly about: string; readonly usage: string }
  | { readonly code: 'too-many-arguments' }
  /** `neverAsked`: not on a terminal either. */
  | { readonly code: 'missing-flag'; readonly flag: string; readonly neverAsked?: true }
  | { readonly code: 'missing-value'; readonly place: Place }
  | {
      readonly code: 'invalid-value';
      readonly place: Place;
      readonly expected: string;
      /** The value of a closed set that was probably meant. */
      readonly nearest?: string;
    }
  | { readonly code: 'conflicting-values'; readonly first: string; readonly second: string; readonly line?: number }
  | { readonly code: 'unknown-key'; readonly place: Place; readonly nearest?: string }
  | { readonly code: 'not-json'; readonly where: string; readonly line?: number }
  | {
      readonly code: 'unreadable-file';
      readonly where: string;
      readonly reason: 'missing' | 'denied' | 'folder' | 'other';
    }
  | { readonly code: 'file-exists' }
  | { readonly code: 'file-unwritable' }
  | { readonly code: 'future-day'; readonly place: Place; readonly today: string }
  | {
      readonly code: 'person-number-invalid';
      readonly place: Place;
      readonly reason: 'form' | 'day' | 'check-digit' | 'interim' | 'century' | 'future';
    }
  // 2: the register of one municipality under the rules of another
  | { readonly code: 'other-municipality'; readonly register: string; readonly rules: string }
  // 2: the user's config file
  | { readonly code: 'config-not-json' | 'config-open-to-others'; readonly file: string }
  | {
      readonly code: 'config-unknown-key';
      readonly file: string;
      readonly key: string;
      readonly nearest?: string;
      readonly known: readonly string[];
    }
  | { readonly code: 'config-invalid-value'; readonly file: string; readonly key: string; readonly expected: string }
  // 2: a rulebook folder that does not hold together
  | { readonly code: 'rulebook-form'; readonly file: string; readonly path: string; readonly expected: string }
  | { readonly code: 'rulebook-reference'; readonly in: string; readonly kind: RulebookReference; readonly id: string }
  | { readonly code: 'rulebook-overlap'; readonly in: string; readonly day: string }
  | { readonly code: 'rulebook-gap'; readonly in: string; readonly from: string; readonly to: string }
  // 3: refused by a rule
  | {
      readonly code: 'never-without-assessment';
      readonly insats: string;
      readonly name: string;
      readonly citation: Citation;
    }
  | {
      readonly code: 'law-condition-missing';
      readonly insats: string;
      readonly condition: string;
      readonly citation: Citation;
    }
  | { readonly code: 'law-lowered'; readonly id: string; readonly citation: Citation }
  | {
      readonly code: 'hidden-assessment';
      readonly insats: string;
      readonly condition: string;
      readonly fact: string;
      readonly citation: Citation;
    }
  | {
      readonly code: 'no-longer-in-force';
      readonly what: string;
      readonly lastDay: string;
      readonly citation: Citation;
    }
  | { readonly code: 'not-in-force'; readonly what: string; readonly firstDay: string; readonly citation: Citation }
  | { readonly code: 'impossible-step'; readonly step: StepName; readonly phase: PhaseName; readonly decision: string }
  | { readonly code: 'day-before'; readonly step: StepName; readonly dependsOn: string; readonly day: string }
  | { readonly code: 'not-before-decision'; readonly what: string; readonly day: string }
  | { readonly code: 'closing-reason-for-adults' }
  | { readonly code: 'closing-reason-for-application' }
  | { readonly code: 'interpreter-refused'; readonly who: 'barn' | 'anhorig' }
  | { readonly code: 'plan-incomplete'; readonly points: readonly PlanPointName[] }
  | { readonly code: 'adaptation-missing' }
  | { readonly code: 'nothing-to-correct'; readonly field: string }
  | { readonly code: 'correction-breaks'; readonly decision: string }
  | { readonly code: 'correction-grants'; readonly decision: string }
  | { readonly code: 'application-missing' }
  | { readonly code: 'not-a-programme' }
  | { readonly code: 'already-decided'; readonly decision: string }
  | {
      readonly code: 'condition-not-met' | 'guideline-not-met' | 'judgement-missing';
      readonly condition: string;
      readonly citation: Citation;
      readonly remedy?: string;
    }
  | { readonly code: 'child-rights-missing' }
  | { readonly code: 'identity-for-ivo-only' }
  | { readonly code: 'quarter-not-ended'; readonly quarter: string; readonly lastDay: string }
  | { readonly code: 'already-submitted'; readonly quarter: string; readonly day: string }
  | { readonly code: 'not-submitted'; readonly quarter: string }
  | { readonly code: 'identity-forbidden'; readonly insats: string; readonly decision: string }
  | { readonly code: 'identity-required'; readonly insats: string }
  | { readonly code: 'outside-target-group'; readonly condition: string; readonly citation: Citation }
  | { readonly code: 'not-registrable'; readonly insats: string }
  | { readonly code: 'basis-not-in-force'; readonly basis: string; readonly day: string }
  | {
      readonly code: 'cannot-renew';
      readonly reason: 'other-person' | 'refused' | 'renewed' | 'without-assessment' | 'later';
    }
  // 3: who may; `account` is the one at the keyboard, null for the one that `--user` names
  | { readonly code: 'unknown-account'; readonly account: string | null }
  | {
      readonly code: 'account-not-in-force';
      readonly account: string | null;
      readonly firstDay?: string;
      readonly lastDay?: string;
    }
  | {
      readonly code: 'not-allowed';
      readonly action: Action;
      readonly roles: readonly Role[];
      readonly needs: readonly Role[];
      /** `--user` was given where it chooses whose readings are shown. */
      readonly userIsFilter?: true;
    }
  | { readonly code: 'role-held'; readonly role: Role }
  | { readonly code: 'last-administrator' }
  | { readonly code: 'wrong-verdicts'; readonly missing: readonly number[]; readonly foreign: readonly number[] }
  | { readonly code: 'not-to-be-purged'; readonly case: string; readonly why: 'not-yet' | 'excepted' }
  | { readonly code: 'purge-same-person'; readonly case: string; readonly others: readonly string[] }
  | { readonly code: 'not-held'; readonly case: string }
  // 2: what is to be typed to remove something for good
  | { readonly code: 'not-confirmed'; readonly words: string }
  // 2: personal data where it may be seen
  | { readonly code: 'person-on-command-line' }
  | { readonly code: 'which-decision'; readonly decisions: readonly string[] }
  // 2: import
  | { readonly code: 'bad-rows'; readonly rows: readonly BadRow[]; readonly total: number }
  | { readonly code: 'missing-columns'; readonly columns: readonly string[] }
  /** The case says something else here than in the export. */
  | { readonly code: 'export-conflict'; readonly case: string }
  /** An export's line that is none of ours, or the whole file: cut, changed, of a later version. */
  | { readonly code: 'export-damaged'; readonly line: number; readonly reason: 'line' | 'cut' | 'changed' | 'version' }
  // 4: not found
  | { readonly code: 'unknown-insats'; readonly nearest?: string }
  | { readonly code: 'preventive-insats'; readonly id: string }
  | { readonly code: 'unknown-rule'; readonly nearest?: string }
  | { readonly code: 'unknown-schema'; readonly nearest?: string }
  | { readonly code: 'unknown-topic'; readonly nearest?: string }
  | { readonly code: 'unknown-case' }
  | { readonly code: 'unknown-user' }
  | { readonly code: 'unknown-decision' }
  // 5: the register cannot take it now
  | { readonly code: 'register-busy' }
  | { readonly code: 'register-read-only' }
  | { readonly code: 'register-full' }
  | { readonly code: 'case-changed' }
  // 4 and 6: the register or its key
  | { readonly code: 'register-missing'; readonly file: string }
  | { readonly code: 'register-exists'; readonly file: string }
  | { readonly code: 'register-beside-key' }
  | { readonly code: 'register-not-encrypted'; readonly file: string }
  | { readonly code: 'register-not-a-register'; readonly file?: string }
  | { readonly code: 'register-truncated'; readonly file: string }
  | { readonly code: 'register-damaged' }
  | { readonly code: 'register-wrong-key' }
  | { readonly code: 'register-foreign' }
  | { readonly code: 'register-newer' }
  | { readonly code: 'key-missing'; readonly file: string }
  | { readonly code: 'key-unreadable'; readonly file: string }
  | { readonly code: 'key-open-to-others'; readonly file: string }
  | { readonly code: 'signing-keys-unreadable' }
  | { readonly code: 'passphrase-wrong'; readonly file: string }
  | { readonly code: 'keyring-failed'; readonly file: string; readonly why: KeyringFault | 'other-key' }
  | { readonly code: 'keyring-refused'; readonly why: KeyringFault }
  | { readonly code: 'network-drive'; readonly file: string; readonly type: string }
  // 2 and 6: backups
  | { readonly code: 'backup-exists'; readonly file: string }
  | { readonly code: 'backup-beside-key' }
  | { readonly code: 'backup-not-verified'; readonly fault: CopyFault }
  | { readonly code: 'backup-unusable'; readonly file: string; readonly reason: UnusableBackup }
  | { readonly code: 'backup-of-another'; readonly file: string }
  | { readonly code: 'terminal-only' }
  // 70
  | { readonly code: 'bug' }
  // 130
  /** `draft`: what was answered is kept. */
  | { readonly code: 'interrupted'; readonly draft?: true };

/** Why the system's keyring did not give, or take, what it was to. */
export type KeyringFault = 'no-module' | 'no-service' | 'no-access' | 'no-answer' | 'no-entry';

/** What does not hold in a copy that was read back: a page, a reference between rows, the journal, or how much there is. */
export type CopyFault = 'damaged' | 'references' | 'journal' | 'counts';

/** Why a file cannot be put in the register's place. */
export type UnusableBackup =
  | CopyFault
  | 'not-encrypted'
  | 'not-a-register'
  | 'truncated'
  | 'wrong-key'
  | 'foreign'
  | 'newer'
  | 'in-use';

/** What a rulebook can refer to by id. */
export type RulebookReference = 'condition' | 'fact' | 'group' | 'interpretation';

/** The one class that is thrown: carries a problem to the edge, where `run` turns it into text and an exit code. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** A Refusal, also one that a chunk apart has thrown: it has a class of its own. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === 'Refusal' && 'problem' in error;
}
