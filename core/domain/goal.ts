import type { Day } from './instant.ts';

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
}
