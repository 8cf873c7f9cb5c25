import type { Day, Instant } from './instant.ts';

export const GOALS = ['promotion', 'career-change', 'first-job'] as const;
export type GoalKind = (typeof GOALS)[number];

/** What the owner is networking for; it sets the weights of the ranking and the words of an ask. */
export interface Goal {
  kind: GoalKind;
  /** The target field as the owner says it: "data engineering". */
  field: string;
  /** Fields next to it, worth 0.4 in the ranking: "analytics". */
  adjacentFields: string[];
  /** The path in one sentence, first person, as it stands in an ask: "I am moving from reporting into data engineering". */
  path: string;
  /** Titles sought. */
  titles: string[];
  /** Target companies. */
  companies: string[];
  /** What the owner said of them: how much he wants to be there and whether there is a posting, each 0-3. */
  marks?: { company: string; motivation?: number; posting?: number }[];
  /** The date of the decision or graduation, if there is one. */
  date?: Day;
  /** Who decides about the promotion, by name. */
  deciders?: string[];
  /** What it is decided by. */
  criteria?: string;
  /** Results to show for it, as the owner says them. */
  results?: string;
  /** Does his manager know that he works toward it? Before that nobody above the manager is written to. */
  managerKnows?: boolean;
  /** How it was decided, and when he said so. */
  decision?: { won: boolean; at: Instant };
  /** Does the present employer know that he looks around? */
  employerKnows?: boolean;
  degree?: string;
  /** Where he wants to work. */
  places?: string[];
  /** What he was asked about it of Goodword's own accord: never twice. */
  asked?: string[];
}
