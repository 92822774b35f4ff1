import { Fragment, type ReactNode } from "react";

/**
 * Words in which names stand between backticks, as our server and plans write them: the names in the mono face, the backticks gone.
 * What is no text passes as it is.
 */
export function CodeText({ children }: { children: ReactNode }): ReactNode {
  if (typeof children === "string") return spans(children);
  if (!Array.isArray(children)) return children;
  return children.map((part: ReactNode, index) => (
    <Fragment key={index}>{typeof part === "string" ? spans(part) : part}</Fragment>
  ));
}

/** The same words for a place that takes only text, such as a `title`. */
export function withoutTicks(text: string): string {
  return text.replaceAll(/`([^`]+)`/g, "$1");
}

function spans(text: string): ReactNode {
  const parts = text.split(/`([^`]+)`/);
  if (parts.length === 1) return text;
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <code key={index} className="code break-words">
        {part}
      </code>
    ),
  );
}
