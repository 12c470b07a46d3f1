package io.vitrine.studio;

import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import io.vitrine.shared.QrPicture;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Draws the address of a show's page as a QR code, to print or to hold into the camera. */
@Controller
class QrController {

    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

    private final SellerScope scope;

    QrController(SellerScope scope) {
        this.scope = scope;
    }

    @Needs(Right.LOOK)
    @GetMapping("/studio/broadcasts/{publicId}/qr.svg")
    ResponseEntity<String> show(
            @AuthenticationPrincipal SignedIn who, @PathVariable String publicId, HttpServletRequest request) {
        String address = WatchAddress.of(scope.show(who, publicId), request);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(SVG)
                .body(QrPicture.svg(address));
    }
}
