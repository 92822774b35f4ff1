"use client";

import { Button } from "./button.tsx";
import { StateText } from "./state-text.tsx";

type NoMatchProps = {
  /** "topic": completes "No … matches". */
  noun: string;
  filter: string;
  /** What is there without the filter: "214 topics without the filter." */
  without: string;
  onClear: () => void;
};

/** The filter leaves nothing; what it hides is said, and one press takes it away. */
export function NoMatch({ noun, filter, without, onClear }: NoMatchProps) {
  return (
    <StateText title={`No ${noun} matches “${filter}”`} actions={<Button onClick={onClear}>Clear filter</Button>}>
      {without}
    </StateText>
  );
}
