/** One recipient's fields of a delivery report (RFC 3464 2.3), names in lower case. */
export interface RecipientFields {
  address: string;
  action: string;
  status: string;
  diagnostic: string;
}

const MAX_FIELDS = 64 * 1024;

/**
 * The recipient blocks of a delivery report, wherever its fields stand: in their own part, or in a text.
 * Blocks are told apart by empty lines or by the next Final-Recipient.
 */
export function deliveryStatus(text: string): RecipientFields[] {
  const found: RecipientFields[] = [];
  let current = new Map<string, string>();
  let last = '';
  const close = (): void => {
    const fields = recipientOf(current);
    if (fields && found.length < 50) found.push(fields);
    current = new Map();
    last = '';
  };
  for (const raw of text.slice(0, MAX_FIELDS).split('\n')) {
    const line = raw.replace(/\r$/, '').slice(0, 2000);
    if (line.trim() === '') {
      close();
      continue;
    }
    if (/^[ \t]/.test(line) && last !== '') {
      current.set(last, `${current.get(last) ?? ''} ${line.trim()}`.slice(0, 4000));
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 3 || colon > 40) continue;
    last = line.slice(0, colon).trim().toLowerCase();
    if (last === 'final-recipient' && current.has(last)) close();
    if (!FIELDS.has(last)) last = 'other';
    if (!current.has(last)) current.set(last, line.slice(colon + 1).trim());
    if (last === 'other') current.delete('other');
  }
  close();
  return found;
}

const FIELDS = new Set([
  'final-recipient',
  'original-recipient',
  'x-actual-recipient',
  'action',
  'status',
  'diagnostic-code',
  'remote-mta',
  'x-original-message-id',
]);

function recipientOf(fields: Map<string, string>): RecipientFields | undefined {
  const final = addressOf(fields.get('final-recipient') ?? '');
  const original = addressOf(fields.get('original-recipient') ?? '');
  if (!fields.has('final-recipient') && !fields.has('original-recipient')) return undefined;
  return {
    // The one the mail was sent to; the final one may be an alias nobody knows.
    address: original || final,
    action: (fields.get('action') ?? '').toLowerCase().split(/[\s(;]/)[0] ?? '',
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? '',
    diagnostic: fields.get('diagnostic-code') ?? '',
  };
}

/** `rfc822; <a@b.example>` or with unknown types; X.400 and others that hold no mail address give ''. */
export function addressOf(value: string): string {
  const bare = value.replace(/^[\w-]{1,20}\s{0,3};/, '').trim();
  const match = /<?([^\s<>()";,]{1,64}@[^\s<>()";,]{1,190})>?/.exec(bare);
  return (match?.[1] ?? '').toLowerCase().replace(/\.$/, '');
}
