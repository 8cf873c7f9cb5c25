/** What is asked of a service of AWS; without a method it is GET. */
export interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
}

/** What the service answered, whatever its status. */
export interface Answered {
  status: number;
  body: Uint8Array;
}

/** Asks a service over HTTP with the credentials of whoever composed it; throws where nothing answers. */
export type SignedRequest = (url: string, question?: Question) => Promise<Answered>;

/** Did the service do what it was asked for? */
export const isDone = ({ status }: Answered): boolean => status >= 200 && status < 300;
