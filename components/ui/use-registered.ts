"use client";

import { useEffect, useRef } from "react";
import type { Registry } from "./registry.ts";

/** Declares an entry as long as the component is there. */
export function useRegistered<T>(registry: Registry<T>, entry: T): void {
  const latest = useRef(entry);
  useEffect(() => {
    latest.current = entry;
  });
  useEffect(() => registry.add(() => latest.current), [registry]);
}
