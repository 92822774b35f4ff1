/** Not part of what is selected and copied. */
export function LineNumber({ number, digits }: { number: number | null; digits: number }) {
  return (
    <span
      aria-hidden
      className="mr-4 inline-block shrink-0 text-right text-ink-3 select-none"
      style={{ width: `${digits}ch` }}
    >
      {number}
    </span>
  );
}
