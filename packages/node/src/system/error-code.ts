/** Whether an error, or one that caused it, has a code of this form: of Node, a driver or SQLSTATE. */
export function hasCode(error: unknown, form: RegExp): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && form.test(String(cause.code))) return true;
  }
  return false;
}
