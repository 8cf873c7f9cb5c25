import { randomUUID } from 'node:crypto';

/** What SES answers instead of an id: an error of its Query API. */
export interface Refusal {
  code: string;
  message: string;
  /** 400 unless told. */
  status?: number;
}

/** A SendRawEmail call as the SDK writes it (AWS Query protocol). */
export interface SendCall {
  raw: Buffer;
  source?: string;
  destinations: string[];
  configurationSet?: string;
  tags: { name: string; value: string }[];
}

export function readSendCall(form: URLSearchParams): SendCall {
  const source = form.get('Source');
  const configurationSet = form.get('ConfigurationSetName');
  const tags = [];
  for (let i = 1; form.has(`Tags.member.${i}.Name`); i++)
    tags.push({
      name: form.get(`Tags.member.${i}.Name`) ?? '',
      value: form.get(`Tags.member.${i}.Value`) ?? '',
    });
  const destinations = [];
  for (let i = 1; form.has(`Destinations.member.${i}`); i++)
    destinations.push(form.get(`Destinations.member.${i}`) ?? '');
  return {
    raw: Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'),
    destinations,
    tags,
    ...(source ? { source } : {}),
    ...(configurationSet ? { configurationSet } : {}),
  };
}

export function answerXml(action: string, fields: Record<string, string | number>): string {
  const inner = Object.entries(fields).map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`);
  return `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${inner.join('')}</${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`;
}

export function refusalXml({ code, message, status = 400 }: Refusal): string {
  const type = status < 500 ? 'Sender' : 'Receiver';
  return `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${type}</Type><Code>${escaped(code)}</Code><Message>${escaped(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`;
}

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
