/** Why the embedded PostgreSQL does not run: one sentence for the person who started the node. */
export class EmbeddedPostgresError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'EmbeddedPostgresError';
  }
}
