import type { Thread } from '../domain/enrollment/enrollment.ts';
import type { Heard } from './follow-answer.ts';
import type { House } from './ports.ts';

/**
 * Thanks go into the conversation they are for. With their answer among its references it is known to have been
 * heard: the same mail delivered again neither answers the thanks nor begins them anew.
 */
export async function threadOf(house: House, { key, messageId }: Heard): Promise<Thread> {
  const answered = key && (await house.enrollments.get(key));
  if (!answered) return { references: [messageId] };
  const { references, subject, lastMessageId } = answered;
  return {
    references,
    ...(subject !== undefined && { subject }),
    ...(lastMessageId !== undefined && { lastMessageId }),
  };
}
