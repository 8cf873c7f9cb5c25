import type { GoalQuestion, GoalQuestionKey } from '../domain/goal-questions.ts';
import { askedAbout, goalQuestions, questionCode } from '../domain/goal-questions.ts';
import { dayOf } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import { changeOwner } from './change.ts';
import type { House } from './ports.ts';
import { tellOwner } from './tell-owner.ts';

/** The question about the goal that is worth most and was never asked; one of `among`, where that is said. */
export function nextGoalQuestion(
  house: Pick<House, 'world'>,
  owner: Owner,
  among?: readonly GoalQuestionKey[],
): GoalQuestion | undefined {
  const open = goalQuestions(owner, dayOf(house.world.now(), owner.zone));
  return open.find(({ key }) => among === undefined || among.includes(key));
}

/** It was asked, or is about to be: one that is lost with its mail is better than one that is asked twice. */
export async function markAsked(house: House, owner: Owner, key: string): Promise<void> {
  await changeOwner(house, owner.id, (o) => ({ ...o, goal: askedAbout(o.goal, key) }));
}

/** Asks the owner in a mail of its own, where something that begins now will want the answer. Free words are the answer. */
export async function askAboutGoal(
  house: House,
  ownerId: string,
  among?: readonly GoalQuestionKey[],
): Promise<void> {
  const owner = await house.owners.get(ownerId);
  const question = owner && nextGoalQuestion(house, owner, among);
  if (!question) return;
  await tellOwner(house, owner, {
    cause: `goal#${owner.goal.kind}#${question.key}`,
    template: 'goal-question',
    data: { question: question.words },
    about: { scope: 'o', tail: questionCode(question.key) },
  });
  await markAsked(house, owner, question.key);
}
