// Puts the fake behind the page, in development only.
export function standIn(asked: URLSearchParams): void {
  void asked;
}
