// Makes one drawing into another where it stands. Most of a chart stays as it was when a filter
// changes, and laying out a text anew costs more than all the rest: what is alike is left alone.

/** Changes `old` until it is as `next` is; takes of `next` what `old` lacks. */
export function redraw(old: Element, next: Element): void {
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const name of old.getAttributeNames()) {
    if (!next.hasAttribute(name)) old.removeAttribute(name);
  }
  const [here, there] = [[...old.childNodes], [...next.childNodes]];
  there.forEach((wanted, at) => {
    const known = here[at];
    if (known === undefined) old.append(wanted);
    else if (known.isEqualNode(wanted)) return;
    else if (known instanceof Element && wanted instanceof Element && sameKind(known, wanted)) {
      redraw(known, wanted);
    } else if (known instanceof Text && wanted instanceof Text) known.data = wanted.data;
    else known.replaceWith(wanted);
  });
  for (const left of here.slice(there.length)) left.remove();
}

function sameKind(one: Element, other: Element): boolean {
  return one.namespaceURI === other.namespaceURI && one.localName === other.localName;
}
