/** The application that the seller's and the administrator's pages are tested in. */
@NullMarked
package io.vitrine.pages;

import org.jspecify.annotations.NullMarked;
