/** Hands a file to the browser, which asks or puts it where it puts downloads. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser takes the bytes after the click; it is given a minute for that.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
