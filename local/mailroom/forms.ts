import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { EnrollmentKey } from '../../core/domain/mail/message.ts';
import { parseEnrollmentId } from '../../core/domain/mail/message.ts';
import type { Env } from './room.ts';

/** A line or a text of a form, with the line breaks of mail programs made plain. */
export const words = (most: number) =>
  z
    .string()
    .max(most, `is longer than ${most} characters`)
    .transform((text) => text.replaceAll('\r\n', '\n'));

/** What was sent in a form. What does not fit it did not come from our pages: 400, with the name of the field. */
export async function formOf<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const read = schema.safeParse(await c.req.parseBody());
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new HTTPException(400, { message: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
}

const enrollmentForm = z.looseObject({ enrollment: z.string().max(40) });

/** The enrollment a form is about; only one of the owner who is shown. */
export async function enrollmentOf(c: Context<Env>): Promise<EnrollmentKey> {
  const key = parseEnrollmentId((await formOf(c, enrollmentForm)).enrollment);
  if (key?.ownerId === c.var.owner.id) return key;
  throw new HTTPException(400, { message: 'enrollment: there is no such enrollment' });
}
