package io.vitrine.studio;

import io.vitrine.broadcasts.BroadcastException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Carries out what a seller asked for, and leaves word of it for the page that comes next. */
final class Commands {

    /** The flash attribute that holds the message key of what was done. */
    static final String DONE = "notice";

    /** The flash attribute that holds the message key of why it was not. */
    static final String FAILED = "alert";

    private Commands() {}

    /** @return whether it was done */
    static boolean attempt(RedirectAttributes redirect, String done, Runnable command) {
        try {
            command.run();
            redirect.addFlashAttribute(DONE, done);
            return true;
        } catch (BroadcastException e) {
            redirect.addFlashAttribute(FAILED, e.code());
            return false;
        }
    }
}
