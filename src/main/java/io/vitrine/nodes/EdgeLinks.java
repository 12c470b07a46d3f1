package io.vitrine.nodes;

import io.vitrine.shared.Secret;
import java.nio.file.Path;

/**
 * What the edge checks addresses of guarded shows by, without asking anybody.
 *
 * <p>An address is {@code /hls/<media>/<until>-<epoch>-<digest>/<file>}: {@code until} in seconds since 1970, ten digits,
 * and the digest the MD5 of {@code "<until> <media> <epoch> <secret>"} in base64url without padding (nginx's {@code
 * secure_link_md5}).
 *
 * @param secret in the edge's configuration; kept over restarts
 * @param guarded a folder: while {@code <media>/} is in it the media opens with such an address alone, and of those only
 *     with one whose epoch is the name of a file there
 */
public record EdgeLinks(Secret secret, Path guarded) {}
