import type { Features } from './features.ts';
import type { GoalKind } from '../goal.ts';

export type Feature = keyof Features;

/** Points each feature is worth at most; every row sums to 100. */
export const WEIGHTS: Record<GoalKind, Record<Feature, number>> = {
  'career-change': {
    field: 25,
    hiringPower: 25,
    knowledge: 20,
    trust: 15,
    timeToWrite: 10,
    opening: 5,
  },
  'first-job': { field: 20, hiringPower: 20, knowledge: 25, trust: 15, timeToWrite: 10, opening: 10 },
  promotion: { field: 20, hiringPower: 30, knowledge: 25, trust: 15, timeToWrite: 5, opening: 5 },
};

/** Does the person know the owner well enough for his power to count in full? */
export const knowsOwner = ({ knowledge, trust }: Features): boolean => knowledge >= 0.3 || trust >= 3;

/** The points of each feature: power outside the field, or of a stranger, counts less. */
export function pointsOf(features: Features, goal: GoalKind): Record<Feature, number> {
  const weights = WEIGHTS[goal];
  const power = features.hiringPower * (features.field >= 0.6 ? 1 : 0.4) * (knowsOwner(features) ? 1 : 0.5);
  return {
    field: weights.field * features.field,
    hiringPower: weights.hiringPower * power,
    knowledge: weights.knowledge * features.knowledge,
    trust: (weights.trust * features.trust) / 5,
    timeToWrite: weights.timeToWrite * features.timeToWrite,
    opening: weights.opening * features.opening,
  };
}

/** 0 to 100, whole points. */
export function scoreOf(features: Features, goal: GoalKind): number {
  const sum = Object.values(pointsOf(features, goal)).reduce((total, points) => total + points, 0);
  // 82.5 must round up even where binary fractions make it 82.49999999999999.
  return Math.round(sum + 1e-9);
}
