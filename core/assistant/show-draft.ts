import type { Contact } from '../domain/people/contact.ts';
import type { Draft } from '../domain/sequence/draft.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { DAY, plus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { mintLink } from '../domain/mail/link.ts';
import { enrollmentId } from '../domain/mail/message.ts';
import { previewData } from '../domain/owner-mail/owner-mail.ts';
import type { Owner } from '../domain/owner.ts';
import { stepCalled } from '../domain/sequence/sequence.ts';
import { boundToDraft } from './bind-token.ts';
import type { House } from './ports.ts';
import { tellOwner } from './tell-owner.ts';

/**
 * Mails the owner the exact text that waits for his word, once for each text and each state of the conversation; `again`
 * names the reason for which the same text is shown once more.
 */
export async function showDraft(
  house: House,
  shown: {
    owner: Owner;
    contact: Contact;
    enrollment: Enrollment;
    draft: Draft;
    /** When it would go after a yes now, and why not sooner. */
    plan: { at: Instant; because: string[] };
    again?: string;
    /** A memory would make it warmer: the owner is told how to say one. */
    lacksMemory?: boolean;
  },
): Promise<void> {
  const { owner, contact, enrollment, draft, plan, again = '', lacksMemory } = shown;
  const sequence = house.stationery.sequence(enrollment.sequence);
  const step = sequence && stepCalled(sequence, draft.step);
  if (!sequence || !step) return;
  const id = `${enrollmentId(enrollment)}#${draft.step}#${draft.fingerprint}`;
  const { at: wouldGo, because } = plan;
  await tellOwner(house, owner, {
    cause: `preview#${id}#${enrollment.answers.length}#${again}`,
    template: 'preview',
    data: previewData({
      owner,
      contact,
      sequence,
      step,
      draft,
      enrollment,
      wouldGo,
      because,
      lacksMemory,
      links: linksOf(house, enrollment, draft),
    }),
    about: {
      scope: 'p',
      contactId: contact.id,
      n: enrollment.n,
      tail: boundToDraft(enrollment, draft.fingerprint),
    },
  });
}

/** A link in a mail is good for as long as a draft is likely to wait. */
const LINK_DAYS = 14;

/** Pages that ask for a click: for whoever cannot answer from where he reads. They are bound to this text, as a yes is. */
function linksOf(
  { settings, world }: House,
  enrollment: Enrollment,
  { fingerprint }: Draft,
): { approve: string; skip: string } {
  const data = {
    enrollment: enrollmentId(enrollment),
    fingerprint: boundToDraft(enrollment, fingerprint),
  };
  // Whole days, so that a preview written again after a crash is the same mail.
  const expires = `${plus(world.now(), (LINK_DAYS + 1) * DAY).slice(0, 10)}T00:00:00.000Z`;
  const link = (scope: string): string =>
    `${settings.webUrl}/${scope}/${mintLink({ scope, expires, data }, settings.tokenKeys)}`;
  return { approve: link('approve'), skip: link('skip') };
}
