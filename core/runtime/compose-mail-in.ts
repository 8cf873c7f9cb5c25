import type { Assistant } from '../assistant/assistant.ts';
import type { Reader } from '../assistant/ports.ts';
import { takeMail } from '../assistant/take-mail.ts';
import { archiveOf } from './archive.ts';
import type { Config } from './config.ts';
import type { Parts } from './house.ts';
import { houseOf } from './house.ts';

export function composeMailIn(parts: Parts): Pick<Assistant, 'takeMail'> {
  const house = { ...houseOf(parts), ...archiveOf(parts.config), ...secondReader(parts.config) };
  return { takeMail: (arrival) => takeMail(house, arrival) };
}

/** Loaded with the first question: most deployments have no model, and most answers need none. */
function secondReader({ model, region }: Config): { reader?: Reader } {
  if (!model) return {};
  const { id, questionsADay } = model;
  let opened: Promise<Reader> | undefined;
  const open = async (): Promise<Reader> => {
    const { bedrockReader } = await import('./bedrock-reader.ts');
    const { signedRequest } = await import('./signed-request.ts');
    const url = `https://bedrock-runtime.${region}.amazonaws.com`;
    // No second try: the time limit is for all of them, and the rules have decided already.
    return bedrockReader(signedRequest('bedrock', region, undefined, 0), { url, model: id, questionsADay });
  };
  return {
    reader: {
      name: id,
      questionsADay,
      kindOf: async (words, kinds) => (await (opened ??= open())).kindOf(words, kinds),
    },
  };
}
