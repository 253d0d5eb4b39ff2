/** No response came: why, in one clause. */
export class ExchangeFailed extends Error {
  /** The connection of a write to a live target broke, as an idle one may: that says nothing, and nobody sends it again. */
  isDropped = false;
}
