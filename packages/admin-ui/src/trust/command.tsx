/** What an administrator types on the server, to be copied as it is. */
export function Command({ children }: { children: string }) {
  return (
    <p className="code-line" translate="no">
      <bdi dir="ltr">{children}</bdi>
    </p>
  );
}
