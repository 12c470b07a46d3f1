// The server's clock: a visitor's own may be a day off. Only zones and words are the visitor's.
const ahead = (Date.parse(document.documentElement.dataset.now) || Date.now()) - Date.now();

/** @return milliseconds since 1970 */
export const now = () => Date.now() + ahead;
