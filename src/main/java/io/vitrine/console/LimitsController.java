package io.vitrine.console;

import io.vitrine.limits.Limits;
import io.vitrine.limits.LimitsDraft;
import io.vitrine.limits.LimitsException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sets what encoders may send and viewers may take, and tells how often each limit was reached. */
@Controller
class LimitsController {

    private static final String PATH = "/console/limits";

    private final Limits limits;

    LimitsController(Limits limits) {
        this.limits = limits;
    }

    @GetMapping(PATH)
    ModelAndView page() {
        return page(LimitsDraft.of(limits.now()));
    }

    /** Nothing that was typed is lost. */
    @PostMapping(PATH)
    ModelAndView set(@ModelAttribute LimitsDraft typed, RedirectAttributes redirect) {
        try {
            limits.set(typed);
            redirect.addFlashAttribute("notice", "console.limits.done");
            return new ModelAndView("redirect:" + PATH);
        } catch (LimitsException e) {
            ModelAndView page = page(typed)
                    .addObject("refused", e.field())
                    .addObject("why", e.code())
                    .addObject("argument", e.argument());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView page(LimitsDraft typed) {
        return new ModelAndView("console/limits").addObject("typed", typed).addObject("counts", limits.counts());
    }
}
