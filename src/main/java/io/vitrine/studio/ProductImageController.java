package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.shared.PlainText;
import io.vitrine.shop.ImageId;
import io.vitrine.shop.ProductImages;
import io.vitrine.shop.ProductImages.Step;
import io.vitrine.shop.ProductView;
import io.vitrine.shop.ShopException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds, describes, orders and removes the pictures of a product. */
@Controller
@Needs(Right.PRODUCTS)
class ProductImageController {

    /** The flash attribute with the pictures that were refused. */
    private static final String REFUSED = "refusedImages";

    private static final int MOST_OF_NAME = 60;

    private final SellerScope scope;
    private final ProductImages images;

    ProductImageController(SellerScope scope, ProductImages images) {
        this.scope = scope;
        this.images = images;
    }

    /** Where the edge sends a browser whose upload it did not take. */
    @GetMapping("/studio/products/{publicId}/images")
    String show(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String refused,
            RedirectAttributes redirect) {
        if (refused.equals("large")) {
            redirect.addFlashAttribute(REFUSED, List.of(Refusal.ofAll("shop.image.together")));
        }
        return back(publicId);
    }

    @PostMapping("/studio/products/{publicId}/images")
    String add(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @RequestParam(required = false) List<MultipartFile> files,
            RedirectAttributes redirect) {
        ProductView product = scope.product(who, publicId);
        List<Refusal> refused = new ArrayList<>();
        int added = 0;
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (file.isEmpty()
                    && Objects.toString(file.getOriginalFilename(), "").isEmpty()) {
                continue;
            }
            try {
                images.add(product.id(), file, file.getSize());
                added++;
            } catch (ShopException e) {
                refused.add(Refusal.of(file, e));
            }
        }
        if (added > 0) {
            redirect.addFlashAttribute(Commands.DONE, "studio.images.added");
            redirect.addFlashAttribute("noticeArg", added);
        } else if (refused.isEmpty()) {
            refused.add(Refusal.ofAll("shop.image.none"));
        }
        redirect.addFlashAttribute(REFUSED, refused);
        return back(publicId);
    }

    @PostMapping("/studio/products/{publicId}/images/{image}")
    String describe(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @PathVariable String image,
            @RequestParam(defaultValue = "") String alt,
            RedirectAttributes redirect) {
        ProductView product = scope.product(who, publicId);
        try {
            images.describe(product.id(), id(image), alt);
            redirect.addFlashAttribute(Commands.DONE, "studio.images.described");
        } catch (ShopException e) {
            redirect.addFlashAttribute("altRefused", Map.of("image", image, "code", e.code(), "typed", alt));
        }
        return back(publicId);
    }

    @PostMapping("/studio/products/{publicId}/images/{image}/move")
    String move(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @PathVariable String image,
            @RequestParam Step to) {
        ProductView product = scope.product(who, publicId);
        images.move(product.id(), id(image), to);
        return back(publicId);
    }

    @PostMapping("/studio/products/{publicId}/images/{image}/remove")
    String remove(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String publicId,
            @PathVariable String image,
            RedirectAttributes redirect) {
        ProductView product = scope.product(who, publicId);
        images.remove(product.id(), id(image));
        redirect.addFlashAttribute(Commands.DONE, "studio.images.removed");
        return back(publicId);
    }

    private static String back(String publicId) {
        return "redirect:/studio/products/" + publicId + "#images";
    }

    private static ImageId id(String typed) {
        try {
            return new ImageId(UUID.fromString(typed));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /**
     * A picture that was refused, and why.
     *
     * @param file as it is called; empty if it is about all of them
     */
    record Refusal(String file, String code, List<Object> args) implements Serializable {

        static Refusal ofAll(String code) {
            return new Refusal("", code, List.of());
        }

        static Refusal of(MultipartFile file, ShopException e) {
            return new Refusal(
                    PlainText.cleaned(Objects.toString(file.getOriginalFilename(), ""), MOST_OF_NAME),
                    e.code(),
                    List.of(e.args()));
        }
    }
}
