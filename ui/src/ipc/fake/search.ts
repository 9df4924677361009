// Search over the invented team: every word must begin a word of the name, the account or a note.
import type { DealFound, Searched, TextPart } from "../bindings";
import type { Deals } from "./deals";
import type { Deal } from "./team";

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const split = (text: string) =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

function parts(text: string, words: readonly string[]): TextPart[] {
  return text
    .split(/(?<=[^\p{L}\p{N}])|(?=[^\p{L}\p{N}])/u)
    .map((part) => ({ text: part, found: words.some((word) => plain(part).startsWith(word)) }));
}

export function search(deals: readonly Deal[], kept: Deals, asked: string): Searched {
  const words = split(asked);
  const holds = (text: string, word: string) => split(text).some((own) => own.startsWith(word));
  const hits = deals.flatMap((deal): DealFound[] => {
    const texts = { deal: deal.name, account: deal.account, note: kept.notes(deal.id) };
    const all = Object.entries(texts) as [DealFound["place"], string][];
    if (!words.every((word) => all.some(([, text]) => holds(text, word)))) return [];
    const [place, text] = all.find(([, text]) => words.some((word) => holds(text, word))) ?? [];
    if (place === undefined || text === undefined) return [];
    return [
      {
        deal_id: deal.id,
        name: deal.name,
        account: deal.account,
        place,
        piece: parts(text, words),
      },
    ];
  });
  return {
    hits: words.length === 0 ? [] : hits.slice(0, 20),
    ready: deals.length,
    of: deals.length,
  };
}
