/** Whose turn it is: an answer to what was asked before the latest counts for nothing any more. */
export class Turns {
  private latest = 0;

  /** Begins a turn; says whether it is still on. */
  begin(): () => boolean {
    const mine = ++this.latest;
    return () => mine === this.latest;
  }

  /** Ends the turn there is, if any. */
  readonly end = () => {
    this.latest++;
  };
}
