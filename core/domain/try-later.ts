/** The world refused for now (throttled, paused, a row changed under our hands too often): the queue brings it back. */
export class TryLater extends Error {
  override name = 'TryLater';
}
