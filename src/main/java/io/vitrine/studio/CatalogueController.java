package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SellerId;
import io.vitrine.accounts.SignedIn;
import io.vitrine.catalogue.CatalogueChangedException;
import io.vitrine.catalogue.CatalogueException;
import io.vitrine.catalogue.CatalogueReport;
import io.vitrine.catalogue.Catalogues;
import io.vitrine.catalogue.ImportResult;
import io.vitrine.catalogue.Outcome;
import io.vitrine.catalogue.RowReport;
import io.vitrine.shared.PublicId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Brings a seller's catalogue in, after showing what that would change, and writes it out. */
@Controller
@Needs(Right.PRODUCTS)
class CatalogueController {

    private static final String FORM = "studio/import";
    private static final int ROWS_OF_A_PAGE = 100;

    private final SellerScope scope;
    private final Catalogues catalogues;

    CatalogueController(SellerScope scope, Catalogues catalogues) {
        this.scope = scope;
        this.catalogues = catalogues;
    }

    /** @param refused {@code large} if the edge did not take the file */
    @GetMapping("/studio/products/import")
    ModelAndView form(@RequestParam(defaultValue = "") String refused) {
        ModelAndView page = form("", null);
        return refused.equals("large") ? page.addObject("problem", "catalogue.size") : page;
    }

    @PostMapping("/studio/products/import")
    ModelAndView read(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String text)
            throws IOException {
        SellerId seller = scope.seller(who);
        try {
            PublicId catalogue = catalogues.read(seller, content(file, text));
            return new ModelAndView("redirect:/studio/imports/" + catalogue);
        } catch (CatalogueException e) {
            ModelAndView page = form(text, e);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @GetMapping("/studio/imports/{id}")
    String report(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "1") String page,
            Model model,
            RedirectAttributes redirect) {
        Optional<CatalogueReport> found = id(id).flatMap(known -> catalogues.report(scope.seller(who), known));
        if (found.isEmpty()) {
            return forgotten(redirect);
        }
        CatalogueReport report = found.get();
        Outcome wanted = Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.key().equals(show))
                .findFirst()
                .orElse(null);
        List<RowReport> rows = wanted == null ? report.rows() : report.with(wanted);
        int pages = Math.max(1, (rows.size() + ROWS_OF_A_PAGE - 1) / ROWS_OF_A_PAGE);
        int current = page.matches("\\d{1,4}") ? Math.min(Math.max(Integer.parseInt(page), 1), pages) : 1;
        model.addAttribute("id", id);
        model.addAttribute("report", report);
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute("show", wanted);
        model.addAttribute("page", current);
        model.addAttribute("pages", pages);
        model.addAttribute(
                "rows", rows.subList((current - 1) * ROWS_OF_A_PAGE, Math.min(current * ROWS_OF_A_PAGE, rows.size())));
        return "studio/import-report";
    }

    @PostMapping("/studio/imports/{id}")
    String bringIn(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String fingerprint,
            RedirectAttributes redirect) {
        SellerId seller = scope.seller(who);
        try {
            Optional<ImportResult> result = id(id).flatMap(known -> catalogues.bringIn(seller, known, fingerprint));
            if (result.isEmpty()) {
                return forgotten(redirect);
            }
            redirect.addFlashAttribute(Commands.DONE, "studio.import.done");
            redirect.addFlashAttribute("noticeArg", result.get().products());
            if (result.get().failures().isEmpty()) {
                return "redirect:/studio/products";
            }
            redirect.addFlashAttribute("failures", result.get().failures());
            return "redirect:/studio/products/import";
        } catch (CatalogueChangedException e) {
            redirect.addFlashAttribute(Commands.FAILED, "studio.import.changed");
            return "redirect:/studio/imports/" + id;
        }
    }

    @GetMapping("/studio/products/export.csv")
    void export(@AuthenticationPrincipal SignedIn who, HttpServletResponse response) throws IOException {
        SellerId seller = scope.seller(who);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"products.csv\"");
        Writer writer = response.getWriter();
        // Without this mark Excel reads Korean as something else.
        writer.write('\ufeff');
        catalogues.write(seller, writer);
    }

    private static ModelAndView form(String typed, @Nullable CatalogueException problem) {
        ModelAndView page =
                new ModelAndView(FORM).addObject("typed", typed).addObject("mostBytes", Catalogues.MOST_BYTES);
        return problem == null
                ? page
                : page.addObject("problem", problem.code()).addObject("problemArgs", problem.args());
    }

    private static String forgotten(RedirectAttributes redirect) {
        redirect.addFlashAttribute(Commands.FAILED, "studio.import.forgotten");
        return "redirect:/studio/products/import";
    }

    /** One byte more than is allowed is enough to see that there are too many. */
    private static byte[] content(@Nullable MultipartFile file, String text) throws IOException {
        if (file == null || file.isEmpty()) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try (InputStream stream = file.getInputStream()) {
            return stream.readNBytes(Catalogues.MOST_BYTES + 1);
        }
    }

    private static Optional<PublicId> id(String value) {
        return PublicId.isValid(value) ? Optional.of(PublicId.of(value)) : Optional.empty();
    }
}
