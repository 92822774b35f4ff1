export function ViewerPlayground() {
  return null;
}
