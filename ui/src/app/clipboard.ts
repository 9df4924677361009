// Text to the clipboard. A web view without the newer way has the older one.

/** Copies a text. Call it soon after a person pressed something: a page may not copy by itself. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    return;
  } catch {
    // As below.
  }
  const before = document.activeElement as HTMLElement | null;
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("aria-hidden", "true");
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const copied = document.execCommand?.("copy") ?? false;
  area.remove();
  before?.focus();
  if (!copied) throw new Error("The web view does not let this page copy.");
}

/** Copies a picture, given as the bytes of a PNG file. Call it while a press of the person still counts. */
export async function copyPicture(asked: Promise<readonly number[]>): Promise<void> {
  const type = "image/png";
  const drawn = asked.then((bytes) => new Blob([new Uint8Array(bytes)], { type }));
  await navigator.clipboard.write([new ClipboardItem({ [type]: drawn })]);
}
