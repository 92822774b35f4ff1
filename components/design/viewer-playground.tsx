"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo } from "react";
import { Segmented } from "#components/ui/segmented.tsx";
import { ValueViewer, type ValueViewerProps } from "#components/ui/value-viewer.tsx";

const kinds = ["json", "large", "text", "binary", "cut", "null", "empty"] as const;
type Kind = (typeof kinds)[number];

const authorization = `{"authorizationId":"auth_01JD2V8Q6ZK3W7R0","merchantId":"m_48151","amount":{"minor":412900,"currency":"EUR"},"status":"DECLINED","card":{"bin":"510510","last4":"5100"},"riskScore":0.9713,"ledgerSequence":9223372036854775807,"attempts":[{"at":1795184621208},{"at":1795184622001}],"empty":{},"approved":false,"settlementRef":null}`;

/** The sights of a value. */
export function ViewerPlayground() {
  const [kind, setKind] = useQueryState("kind", parseAsStringLiteral(kinds).withDefault("json"));
  const value = useMemo(() => sample(kind), [kind]);
  return (
    <div className="min-h-0 flex-1 border-t border-line">
      <div className="px-page py-2">
        <Segmented
          label="Value"
          options={kinds.map((one) => ({ value: one, label: one }))}
          value={kind}
          onChange={(next) => void setKind(next)}
        />
      </div>
      <ValueViewer key={kind} label="Value" truncated={false} {...value} />
    </div>
  );
}

function sample(kind: Kind): Pick<ValueViewerProps, "kind" | "text" | "bytes"> & Partial<ValueViewerProps> {
  switch (kind) {
    case "json":
      return { kind: "json", text: authorization, bytes: authorization.length, search: "DECLINED" };
    case "large": {
      const item = authorization.replace("510510", "x".repeat(350));
      const text = `[${Array.from({ length: 15_000 }, () => item).join(",\n")}]`;
      return { kind: "json", text, bytes: text.length };
    }
    case "text":
      return { kind: "text", text: "first line\nsecond line, 9223372036854775807\n\tthird", bytes: 51 };
    case "binary":
      return { kind: "hex", text: "00ff48656c6c6f2c20776f726c640a80".repeat(40), bytes: 640 };
    case "cut":
      return { kind: "json", text: authorization.slice(0, 120), bytes: 5_242_880, truncated: true };
    case "null":
      return { kind: "null", text: "", bytes: 0 };
    case "empty":
      return { kind: "empty", text: "", bytes: 0 };
  }
}
