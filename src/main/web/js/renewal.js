// Guarded shows: their addresses let in for a while, and are renewed while the show plays.

/** The part of an address that lets in: /hls/<media>/<until>-<epoch>-<digest>/ */
const GUARDED = /\/hls\/([a-z0-9]+)\/(?:\d+-[a-z0-9]+-[\w-]+\/)?/;

/** The name of the media that an address plays, whoever it lets in. */
export function media(address) {
  return GUARDED.exec(address)?.[1];
}

/** An address of a guarded show as it is good now. */
export function renewed(url, address) {
  const good = address && GUARDED.exec(address)?.[0];
  return good && media(url) === media(address) ? url.replace(GUARDED, good) : url;
}
