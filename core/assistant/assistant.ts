import type { DeliveryEvent } from '../domain/delivery-event.ts';
import { doDue } from './do-due.ts';
import { noteDelivery } from './note-delivery.ts';
import type { DueThing, House } from './ports.ts';
import { takeMail } from './take-mail.ts';
import type { Arrival, Taken } from './take-mail.ts';
import { tick } from './tick.ts';

/** The verbs AWS calls, bound to their ports, and the house itself for the doors that people use. */
export interface Assistant {
  house: House;
  /** What stands after the @ of a Message-ID that SES gave. */
  messageIdDomain: string;
  tick(): Promise<{ due: number }>;
  doDue(thing: DueThing): Promise<void>;
  takeMail(arrival: Arrival): Promise<Taken>;
  noteDelivery(event: DeliveryEvent): Promise<void>;
}

/** Binds the verbs to a house. */
export function assistantOf(house: House, messageIdDomain: string): Assistant {
  return {
    house,
    messageIdDomain,
    tick: () => tick(house),
    doDue: (thing) => doDue(house, thing),
    takeMail: (arrival) => takeMail(house, arrival),
    noteDelivery: (event) => noteDelivery(house, event),
  };
}
