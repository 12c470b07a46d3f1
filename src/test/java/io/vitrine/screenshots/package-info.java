/** Takes the pictures of docs/screenshots from a demo that runs, and says what is wrong with the pages it sees. */
@NullMarked
package io.vitrine.screenshots;

import org.jspecify.annotations.NullMarked;
