import { createContext, type RefObject, useContext, useEffect, useRef } from 'react';

/** Whether a screen was shown before: the first screen of a visit must not take the focus. */
export const ArrivedContext = createContext<RefObject<boolean>>({ current: false });

/** Name of the node, for the window's title. */
export const NodeNameContext = createContext('Nabij');

interface Props {
  title: string;
  /** Leaves the focus where the screen itself put it. */
  keepsFocus?: boolean;
}

/** The heading of a screen: names the window, and takes the focus when one arrives at it. */
export function PageHeading({ title, keepsFocus = false }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = useContext(ArrivedContext);
  const nodeName = useContext(NodeNameContext);

  useEffect(() => {
    if (arrived.current && !keepsFocus) heading.current?.focus();
    arrived.current = true;
  }, [arrived, keepsFocus]);

  useEffect(() => {
    document.title = `${title} · ${nodeName}`;
  }, [title, nodeName]);

  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
}
