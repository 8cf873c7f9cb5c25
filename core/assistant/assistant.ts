import type { DeliveryEvent } from '../domain/sending/delivery-event.ts';
import type { Followed, Opened } from './follow-link.ts';
import type { DueThing, WholeHouse } from './ports.ts';
import type { Arrival, Taken } from './take-mail.ts';

/** The verbs AWS calls, bound to their ports, and the house itself for the doors of people. */
export interface Assistant {
  house: WholeHouse;
  /** What stands after the @ of a Message-ID that SES gave. */
  messageIdDomain: string;
  tick(): Promise<{ due: number }>;
  doDue(thing: DueThing): Promise<void>;
  takeMail(arrival: Arrival): Promise<Taken>;
  noteDelivery(event: DeliveryEvent): Promise<void>;
  openLink(scope: string, token: string): Promise<Opened>;
  followLink(scope: string, token: string): Promise<Followed>;
}
