/** One small square for each replica: filled in sync, hollow amber out of sync, hollow red offline. The words stand beside it. */
export function Replicas({
  inSync,
  outOfSync = 0,
  offline = 0,
}: {
  inSync: number;
  outOfSync?: number;
  offline?: number;
}) {
  const squares = [
    ...Array.from({ length: inSync }, () => "bg-line-3"),
    ...Array.from({ length: outOfSync }, () => "shadow-[inset_0_0_0_1.5px_var(--warning)]"),
    ...Array.from({ length: offline }, () => "shadow-[inset_0_0_0_1.5px_var(--critical)]"),
  ];
  return (
    <span aria-hidden className="mr-2 inline-flex gap-0.5 align-[-1px]">
      {squares.slice(0, 8).map((look, index) => (
        <i key={index} className={`size-2 rounded-[1.5px] ${look}`} />
      ))}
    </span>
  );
}
