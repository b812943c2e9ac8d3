/**
 * Something that a person must be told of, without a word of what: the channel that delivers it reads the matter
 * under its own rights. No personal data, so it may lie in a file or a queue.
 */
export interface Notice {
  /** The act that gave rise to it: the same notice twice has the same id. */
  readonly actId: string;
  readonly homeRegion: string;
  readonly matterId: string;
  readonly procedure: string;
  readonly verb: string;
  /** ISO instant of the act. */
  readonly eventAt: string;
}

/** A way to tell people: SMS, e-mail, letters. Must be repeatable: after a kill the same notices come again. */
export interface NoticeChannel {
  send(notices: readonly Notice[]): Promise<void>;
}
