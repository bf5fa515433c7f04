/** A command that cannot do what it was told, in one sentence for the person at the terminal. */
export class CommandError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'CommandError';
  }
}
