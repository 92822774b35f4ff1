/** The product's mark: a ship's wheel. */
export function Mark() {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      aria-hidden
      className="shrink-0"
    >
      <circle cx="10" cy="10" r="5.6" />
      <circle cx="10" cy="10" r="1.4" fill="currentColor" stroke="none" />
      <path d="M10 .9v6M10 13.1v6M2.1 5.45l5.2 3M12.7 11.55l5.2 3M17.9 5.45l-5.2 3M7.3 11.55l-5.2 3" />
    </svg>
  );
}
