import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type {
  APIGatewayProxyStructuredResultV2,
  Context,
  LambdaFunctionURLEvent,
  LambdaFunctionURLResult,
} from 'aws-lambda';
import { lambdaContext } from './events.ts';
import { listenOnLoopback, LOOPBACK } from './listen.ts';

/** Request bodies over this are refused, as by Lambda (6 MB). */
const LARGEST_BODY = 6 * 1024 * 1024;

/** A function behind its URL. */
export type UrlFunction = (
  event: LambdaFunctionURLEvent,
  context: Context,
) => Promise<LambdaFunctionURLResult>;

/** Serves a function at a loopback port the way its function URL would; answers its base URL. */
export async function serveFunctionUrl(
  run: UrlFunction,
  at: { port: number; name: string; now: () => Date },
) {
  const server = createServer((request, response) => {
    answerOne(run, request, response, at).catch((error: unknown) => {
      console.error(error);
      response.writeHead(502, { 'content-type': 'text/plain' }).end('Internal Server Error');
    });
  });
  const port = await listenOnLoopback(server, at.port, 'the web page');
  return {
    url: `http://${LOOPBACK}:${port}`,
    port,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answerOne(
  run: UrlFunction,
  request: IncomingMessage,
  response: ServerResponse,
  at: { name: string; now: () => Date },
): Promise<void> {
  const body = await bodyOf(request);
  if (body === undefined) {
    response.writeHead(413).end();
    return;
  }
  const event = functionUrlEvent(request, body, at.now());
  sendResult(response, await run(event, lambdaContext(at.name)));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    // Read to the end all the same, or the client would never see the answer.
    if (size <= LARGEST_BODY) parts.push(bytes);
  }
  return size <= LARGEST_BODY ? Buffer.concat(parts) : undefined;
}

/** What a function URL makes of an HTTP request (payload format 2.0). `request` may be node's own or a plain value. */
export function functionUrlEvent(
  request: {
    method?: string | undefined;
    url?: string | undefined;
    headers: Record<string, string | string[] | undefined>;
  },
  body: Buffer | string | undefined,
  now: Date,
): LambdaFunctionURLEvent {
  const url = new URL(request.url ?? '/', `http://${LOOPBACK}`);
  const method = request.method ?? 'GET';
  const { cookie, ...others } = request.headers;
  const headers = Object.fromEntries(
    Object.entries(others).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), [value].flat().join(',')]],
    ),
  );
  const host = headers['host'] ?? LOOPBACK;
  const cookies = cookie === undefined ? [] : [cookie].flat().join('; ').split('; ');
  const query = [...url.searchParams.keys()].map((key) => [key, url.searchParams.getAll(key).join(',')]);
  const text =
    body === undefined || body.length === 0 ? undefined : encoded(Buffer.from(body), headers['content-type']);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.replace(/^\?/, ''),
    headers,
    ...(cookies.length > 0 ? { cookies } : {}),
    ...(query.length > 0 ? { queryStringParameters: Object.fromEntries(query) } : {}),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'local',
      domainName: host,
      domainPrefix: 'local',
      http: {
        method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: LOOPBACK,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: awsTime(now),
      timeEpoch: now.getTime(),
    },
    ...(text ?? {}),
    isBase64Encoded: text?.isBase64Encoded ?? false,
  };
}

/** A function URL hands bodies of text types over as text, all others in base64 (forms too). */
function encoded(body: Buffer, contentType = ''): { body: string; isBase64Encoded: boolean } {
  const isText = /^(text\/|application\/(json|xml|javascript))/i.test(contentType);
  return isText
    ? { body: body.toString('utf8'), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true };
}

/** `22/Nov/2026:23:38:00 +0000` */
function awsTime(now: Date): string {
  const [, day, month, year, time] = now.toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

/** Writes what a function answered; a plain value is JSON with status 200, as a function URL does it. */
function sendResult(response: ServerResponse, result: LambdaFunctionURLResult): void {
  const shaped: APIGatewayProxyStructuredResultV2 =
    typeof result === 'object' && 'statusCode' in result
      ? result
      : {
          statusCode: 200,
          headers: { 'content-type': 'application/json' },
          body: typeof result === 'string' ? result : JSON.stringify(result),
        };
  response.statusCode = shaped.statusCode ?? 200;
  for (const [name, value] of Object.entries(shaped.headers ?? {})) response.setHeader(name, String(value));
  if (shaped.cookies?.length) response.setHeader('set-cookie', shaped.cookies);
  response.end(Buffer.from(shaped.body ?? '', shaped.isBase64Encoded ? 'base64' : 'utf8'));
}
