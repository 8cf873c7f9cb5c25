import { isSendersName } from './names.ts';
import { isSignOff, signOffWithName } from './sign-offs.ts';

/**
 * The farewell a writer closed his words with ("Best," and his name), without what mail programs put below it: titles,
 * numbers, addresses. `signature` as `newestText` cut it off; '' where there is none.
 */
export function signOffOf(signature: string, sender: string): string {
  const kept: string[] = [];
  for (const line of signature.split('\n')) {
    const words = line.trim();
    if (words !== '' && !isSignOff(words) && !signOffWithName(words) && !isSendersName(words, sender)) break;
    kept.push(line);
  }
  return kept.join('\n').trim();
}
